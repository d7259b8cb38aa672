import { backoffMs, State, type Clock, type Result, type Value } from "@efir/kit";
import {
  CLOSE_CODES,
  decodeServerMessage,
  decodeSignal,
  encode,
  encodeSignal,
  PROTOCOL_VERSION,
  SIGNAL_MARK,
  type ClientMessage,
  type MemberState,
  type RoomCode,
  type ServerMessage,
  type SignalFrame,
} from "@efir/protocol";
import type { EndReason } from "./end-reason.ts";
import { outcomeOfClose, outcomeOfRefusal, type SocketOutcome } from "./socket-outcome.ts";

export type SignalingStatus =
  | { readonly kind: "connecting"; readonly attempt: number }
  | { readonly kind: "joined" }
  | { readonly kind: "ended"; readonly reason: EndReason };

export interface SignalingOptions {
  readonly url: string;
  readonly room: RoomCode;
  readonly open: boolean;
  readonly token: (fresh: boolean) => Promise<Result<string, "not-admitted" | "unreachable">>;
  /** What to say of oneself at the next join. */
  readonly state: () => MemberState;
  readonly onMessage: (message: ServerMessage) => void;
  readonly onSignal: (signal: SignalFrame) => void;
  readonly openSocket: (url: string) => WebSocket;
  readonly clock: Clock;
  readonly random: () => number;
}

const BACKOFF = { firstMs: 300, maxMs: 5_000, jitter: 0.5 };
/** From opening the socket to standing in the room. Then the next one is tried. */
const JOIN_WITHIN_MS = 10_000;
const PING_EVERY_MS = 5_000;
/** A socket that said nothing for two pings is dead, whatever the browser thinks. */
const SILENT_AFTER_MS = 12_000;
/** Refused with a fresh token as well: the token is not the trouble. */
const MAX_TOKEN_REFUSALS = 2;

interface Attempt {
  readonly socket: WebSocket;
  readonly cancel: () => void;
  heardAt: number;
}

/** The way to the server: gets in, stays in, comes back. Hello and join leave in one flight. */
export class Signaling {
  readonly #options: SignalingOptions;
  readonly #status = new State<SignalingStatus>({ kind: "connecting", attempt: 1 });
  #current: Attempt | null = null;
  #cancelRetry: () => void = () => undefined;
  #tokenRefusals = 0;
  #mayOpen: boolean;
  #freshToken = false;
  /** Tells the newest attempt from one that still waits for its token. */
  #turn = 0;

  readonly status: Value<SignalingStatus> = this.#status;

  constructor(options: SignalingOptions) {
    this.#options = options;
    this.#mayOpen = options.open;
    void this.#attempt(1);
  }

  sendState(state: MemberState): void {
    if (this.#status.get().kind === "joined") this.#send({ type: "state", state });
  }

  sendSignal(signal: SignalFrame): void {
    if (this.#status.get().kind === "joined") this.#current?.socket.send(encodeSignal(signal));
  }

  /** The network has just come back: do not sit out the wait. */
  readonly retryNow = (): void => {
    const status = this.#status.get();
    if (status.kind === "connecting" && !this.#current) void this.#attempt(status.attempt);
  };

  leave(): void {
    if (this.#status.get().kind === "joined") this.#send({ type: "leave" });
    this.#end("left");
  }

  async #attempt(attempt: number): Promise<void> {
    this.#cancelRetry();
    const turn = ++this.#turn;
    this.#status.set({ kind: "connecting", attempt });
    const token = await this.#options.token(this.#freshToken);
    if (this.#status.get().kind === "ended" || turn !== this.#turn) return;
    if (token.ok) this.#open(token.value);
    else if (token.error === "not-admitted") this.#end("not-admitted");
    else this.#retry(null);
  }

  #open(token: string): void {
    const { url, room, state, openSocket } = this.#options;
    const socket = openSocket(url);
    const attempt = { socket, cancel: this.#watch(socket), heardAt: this.#options.clock.now() };
    this.#current = attempt;
    socket.addEventListener("open", () => {
      this.#send({ type: "hello", version: PROTOCOL_VERSION, token });
      this.#send({ type: "join", room, open: this.#mayOpen, state: state() });
    });
    socket.addEventListener("message", ({ data }) => {
      if (this.#current !== attempt) return;
      attempt.heardAt = this.#options.clock.now();
      if (typeof data === "string") this.#receive(data);
    });
    socket.addEventListener("close", ({ code }) => {
      if (this.#current === attempt) this.#drop(outcomeOfClose(code));
    });
  }

  /** Gives up on a socket that does not get us in in time, or falls silent. Answers how to stop watching. */
  #watch(socket: WebSocket): () => void {
    const { clock } = this.#options;
    const giveUp = () => {
      if (this.#current?.socket === socket) {
        this.#drop({ kind: "retry", freshToken: false, afterMs: null });
      }
    };
    const cancelJoin = clock.after(JOIN_WITHIN_MS, () => {
      if (this.#status.get().kind !== "joined") giveUp();
    });
    const cancelPing = clock.every(PING_EVERY_MS, () => {
      if (this.#status.get().kind !== "joined" || !this.#current) return;
      if (clock.now() - this.#current.heardAt > SILENT_AFTER_MS) giveUp();
      else this.#send({ type: "ping", at: clock.now() });
    });
    return () => {
      cancelJoin();
      cancelPing();
    };
  }

  #receive(frame: string): void {
    if (frame.startsWith(SIGNAL_MARK)) {
      const signal = decodeSignal(frame);
      if (signal.ok) this.#options.onSignal(signal.value);
      return;
    }
    const message = decodeServerMessage(frame);
    if (message.ok) this.#handle(message.value); // a type of a newer server is none of our business
  }

  #handle(message: ServerMessage): void {
    if (message.type === "refused") {
      const outcome = outcomeOfRefusal(message);
      if (outcome) this.#drop(outcome);
      return;
    }
    if (message.type === "joined") {
      this.#tokenRefusals = 0;
      this.#mayOpen = true; // a server that lost its rooms throws nobody out who was in one
      this.#status.set({ kind: "joined" });
    }
    this.#options.onMessage(message);
  }

  #drop(outcome: SocketOutcome): void {
    this.#closeSocket();
    if (outcome.kind === "end") this.#end(outcome.reason);
    else if (outcome.freshToken && ++this.#tokenRefusals >= MAX_TOKEN_REFUSALS) {
      this.#end("not-admitted");
    } else {
      this.#freshToken = outcome.freshToken;
      this.#retry(outcome.afterMs);
    }
  }

  #retry(afterMs: number | null): void {
    const status = this.#status.get();
    if (status.kind === "ended") return;
    const attempt = status.kind === "connecting" ? status.attempt + 1 : 1;
    const { clock, random } = this.#options;
    this.#status.set({ kind: "connecting", attempt });
    const wait = afterMs ?? backoffMs(attempt - 1, BACKOFF, random());
    this.#cancelRetry = clock.after(wait, () => void this.#attempt(attempt));
  }

  #end(reason: EndReason): void {
    this.#cancelRetry();
    this.#closeSocket();
    if (this.#status.get().kind !== "ended") this.#status.set({ kind: "ended", reason });
  }

  #closeSocket(): void {
    const attempt = this.#current;
    this.#current = null;
    attempt?.cancel();
    attempt?.socket.close(CLOSE_CODES.normal);
  }

  #send(message: ClientMessage): void {
    const socket = this.#current?.socket;
    if (socket?.readyState === WebSocket.OPEN) socket.send(encode(message));
  }
}
