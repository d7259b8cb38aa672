import * as v from "valibot";
import {
  decodeServerMessage,
  decodeSignal,
  encodeSignal,
  MemberId,
  PROTOCOL_VERSION,
  type CloseReason,
  type Member,
  type MemberState,
  type RoomKey,
  type SeatId,
  type ServerMessage,
  type SessionTicket,
  type SignalFrame,
} from "@efir/protocol";
import type { Instance } from "../instance.ts";
import { payloadOf } from "../frame.ts";
import type { Served } from "../serve-connection.ts";

export const QUIET: MemberState = {
  mic: "off",
  camera: "off",
  screen: "off",
  hand: false,
  level: 0,
};

export interface ClientOptions {
  readonly name: string;
  /** The person; made of the name unless given. */
  readonly id?: string;
  readonly onlyRoom?: RoomKey;
  /** Comes by the key of a call that moves. */
  readonly moves?: true;
}

export type Received = ServerMessage | ({ readonly type: "signal" } & SignalFrame);

export interface Client {
  readonly name: string;
  readonly served: Served;
  readonly token: string;
  /** All that came, in order. */
  readonly inbox: Received[];
  readonly frames: Buffer[];
  /** Why we were closed; null while we are not. */
  readonly closedWith: () => CloseReason | null;
  readonly say: (message: object) => void;
  readonly sayRaw: (frame: string | Buffer) => void;
  readonly hello: () => void;
  readonly join: (room?: string, more?: object) => void;
  readonly signal: (to: Client | string, payload: string, n?: number) => void;
  /** Our socket closes. */
  readonly drop: () => void;
  /** Our socket breaks. */
  readonly cut: () => void;
  /** Does not read, or has read all. */
  readonly reads: (how: "slowly" | "all") => void;
  readonly seat: () => SeatId;
  /** What the session can be resumed with. */
  readonly ticket: () => SessionTicket;
  /** The names in the room, as this client was told: what `joined` said and what came after. */
  readonly sees: () => readonly string[];
  readonly heard: <T extends Received["type"]>(type: T) => Extract<Received, { type: T }>[];
}

/** A client whose socket is a pair of arrays. */
export function connect(instance: Instance, { name, id, onlyRoom, moves }: ClientOptions): Client {
  const person = { id: v.parse(MemberId, id ?? `p-${name}`), name, avatar: null };
  const { token } = instance.deps.tokens.issue({
    person,
    onlyRoom: onlyRoom ?? null,
    ...(moves && { moves }),
  });
  const inbox: Received[] = [];
  const frames: Buffer[] = [];
  let isSlow = false;
  let closedWith: CloseReason | null = null;

  const served = instance.connections.serve({
    send: (frame) => {
      frames.push(frame);
      inbox.push(read(payloadOf(frame).toString("utf8")));
    },
    isFull: () => isSlow,
    close: (reason) => void (closedWith = reason),
    talks: () => undefined,
  });
  const sayRaw = (frame: string | Buffer) => served.receive(Buffer.from(frame));
  const say = (message: object) => sayRaw(JSON.stringify(message));
  const heard: Client["heard"] = (type) => inbox.filter((one) => one.type === type) as never;

  const client: Client = {
    name,
    served,
    token,
    inbox,
    frames,
    closedWith: () => closedWith,
    say,
    sayRaw,
    heard,
    hello: () => say({ type: "hello", version: PROTOCOL_VERSION, token }),
    join: (room = "room123", more = {}) =>
      say({ type: "join", room, open: true, state: QUIET, ...more }),
    signal: (to, payload, n = 1) => sayRaw(encodeSignal({ seat: seatOf(to), n, payload })),
    drop: () => served.closed("normal"),
    cut: () => served.closed(undefined),
    reads: (how) => {
      isSlow = how === "slowly";
      if (!isSlow) served.drained();
    },
    ticket: () => heard("joined").at(-1)!.session!,
    seat: () => heard("joined").at(-1)!.seat,
    sees: () => [...roster(inbox).values()].map((member) => member.name).sort(),
  };
  return client;
}

const seatOf = (to: Client | string): SeatId =>
  typeof to === "string" ? (to as SeatId) : to.seat();

function read(frame: string): Received {
  if (frame.startsWith("[")) {
    const signal = decodeSignal(frame);
    if (!signal.ok) throw new Error("The server sent a signal that is none");
    return { type: "signal", ...signal.value };
  }
  const message = decodeServerMessage(frame);
  if (!message.ok) throw new Error(`The server sent what is no message: ${message.error.reason}`);
  return message.value;
}

/** Builds the member list as a client does, and is stricter: nothing is told twice, or of nobody. */
export function roster(inbox: readonly Received[]): Map<SeatId, Member> {
  const members = new Map<SeatId, Member>();
  for (const message of inbox) {
    switch (message.type) {
      case "joined":
        members.clear();
        for (const member of message.members) members.set(member.seat, member);
        break;
      case "left":
        members.clear();
        break;
      case "member-joined":
        if (members.has(message.member.seat)) throw new Error("A member joined twice");
        members.set(message.member.seat, message.member);
        break;
      case "member-left":
        if (!members.delete(message.seat)) throw new Error("Somebody left who was not there");
        break;
      case "member-changed": {
        const member = members.get(message.seat);
        if (!member) throw new Error("Somebody changed who was not there");
        members.set(message.seat, { ...member, state: message.state });
        break;
      }
      default: // says nothing of members
    }
  }
  return members;
}

/** The signals that came to these, one after the other the same person's, as rule PW25 has them taken: none twice. */
export function taken(...clients: readonly Client[]): readonly string[] {
  const last = new Map<SeatId, number>();
  return clients
    .flatMap((client) => client.heard("signal"))
    .flatMap(({ seat, n, payload }) => {
      if (n <= (last.get(seat) ?? 0)) return [];
      last.set(seat, n);
      return [payload];
    });
}
