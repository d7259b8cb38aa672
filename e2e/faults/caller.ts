import { once } from "node:events";
import {
  decodeServerMessage,
  encode,
  type RoomCode,
  type SeatId,
  type ServerMessage,
} from "@efir/protocol";
import { WebSocket } from "ws";
import type { ServerProcess } from "../support/signaling-process.ts";
import { hello } from "../support/wire-client.ts";
import { QUIET } from "./absentee.ts";

/** So few come from one address that nobody takes them for an attack. */
const CALLERS_AN_ADDRESS = 50;

function addressOf(n: number): string {
  const address = Math.floor(n / CALLERS_AN_ADDRESS);
  return `127.20.${address >> 8}.${address & 255}`;
}

/** Somebody of a crowd, who may behave badly. */
export class Caller {
  readonly #socket: WebSocket;
  readonly closed: Promise<number>;
  #seat: SeatId | null = null;

  /** Greeted by the instance. `n` says from which address it comes. */
  static async connect({ port }: ServerProcess, token: string, n = 0): Promise<Caller> {
    const socket = new WebSocket(`ws://127.0.0.1:${port}/ws`, { localAddress: addressOf(n) });
    const caller = new Caller(socket);
    await once(socket, "open");
    socket.send(encode(hello(token)));
    await caller.hears("welcome");
    return caller;
  }

  private constructor(socket: WebSocket) {
    this.#socket = socket;
    this.closed = new Promise((resolve) => socket.once("close", resolve));
    socket.on("error", () => undefined); // it may be cut at any time: `closed` tells
  }

  get seat(): SeatId {
    if (this.#seat === null) throw new Error("It has no seat");
    return this.#seat;
  }

  async joins(room: RoomCode): Promise<void> {
    this.#socket.send(encode({ type: "join", room, open: true, state: QUIET, resume: null }));
    const joined = await this.hears("joined");
    if (joined.type === "joined") this.#seat = joined.seat;
  }

  /** Resolves when all is on its way. */
  async says(frames: readonly string[]): Promise<void> {
    const last = frames.at(-1) ?? "";
    for (const frame of frames.slice(0, -1)) this.#socket.send(frame);
    await new Promise<unknown>((resolve) => this.#socket.send(last, resolve));
  }

  stopsReading(): void {
    this.#socket.pause();
  }

  readsOn(): void {
    this.#socket.resume();
  }

  hangsUp(): void {
    this.#socket.close();
  }

  hears(type: ServerMessage["type"]): Promise<ServerMessage> {
    return new Promise((resolve, reject) => {
      const hear = (data: Buffer) => {
        const message = decodeServerMessage(data.toString());
        if (!message.ok || message.value.type !== type) return;
        this.#socket.off("message", hear);
        resolve(message.value);
      };
      this.#socket.on("message", hear);
      void this.closed.then((code) => reject(new Error(`Cut with ${code} before ${type}`)));
    });
  }
}
