import { decodeServerMessage, encode, PROTOCOL_VERSION, RoomCode } from "@efir/protocol";
import * as v from "valibot";
import { markOf, type Dialect, type Heard } from "./dialect.ts";

const LEFT_BRACKET = "[".charCodeAt(0);

const CHANGED = '{"type":"member-changed"';

/** With no more care than the other dialects take: a crowd that reads slowly makes its server write otherwise. */
function readChange(raw: Buffer): Heard {
  const { seat, state } = JSON.parse(raw.toString()) as Changed;
  return { kind: "state", from: seat, level: state.level };
}

interface Changed {
  readonly seat: string;
  readonly state: { readonly level: number };
}

/** `["signal","<address>",…]⏎`: the same in two dialects. */
function readSignal(raw: Buffer): Heard {
  const start = raw.indexOf(",") + 2;
  const from = raw.toString("latin1", start, raw.indexOf('"', start));
  return { kind: "signal", from, mark: markOf(raw) };
}

export const efir: Dialect = {
  path: "/ws",
  hello: (token) => encode({ type: "hello", version: PROTOCOL_VERSION, token }),
  join: (room) =>
    encode({
      type: "join",
      room: v.parse(RoomCode, room),
      open: false,
      state: atLevel(0),
      resume: null,
    }),
  state: (level) => encode({ type: "state", state: atLevel(level) }),
  signal: (to, n, payload) => `["signal","${to}",${n}]\n${payload}`,
  had: (count) => encode({ type: "ping", at: 0, had: count }),
  read: (raw) => {
    if (raw[0] === LEFT_BRACKET) return readSignal(raw);
    if (raw.indexOf(CHANGED) === 0) return readChange(raw);
    const decoded = decodeServerMessage(raw.toString());
    if (!decoded.ok) throw new Error(`The server said what is no message: ${decoded.error.reason}`);
    return readMessage(decoded.value);
  },
};

const atLevel = (level: number) =>
  ({ mic: "on", camera: "off", screen: "off", hand: false, level: (level % 4) as 0 }) as const;

type ServerMessage = Extract<ReturnType<typeof decodeServerMessage>, { ok: true }>["value"];

function readMessage(message: ServerMessage): Heard | null {
  switch (message.type) {
    case "welcome":
      return { kind: "welcome" };
    case "joined": {
      const members = message.members.map(({ seat }) => seat);
      return { kind: "joined", self: message.seat, members };
    }
    case "member-joined":
      return { kind: "came", address: message.member.seat };
    case "member-changed":
      return { kind: "state", from: message.seat, level: message.state.level };
    case "refused":
      throw new Error(`The server refused: ${message.of} ${message.code}`);
    default:
      return null;
  }
}

/** What one member is told of another, as long as it is in ours. */
const CARD = JSON.stringify({ name: "person 1", avatar: null, joinedAt: 1, state: atLevel(0) });

/** Each is followed by a card. */
const addressesIn = (more: unknown): string[] =>
  ((more ?? []) as string[]).filter((_, at) => at % 2 === 0);

type Said = [kind: string, address: string, more?: unknown];

export const limit: Dialect = {
  path: "/",
  hello: () => null,
  join: (room) => JSON.stringify(["join", room, CARD]),
  state: (level) => JSON.stringify(["state", level % 4]),
  signal: (to, n, payload) => `["signal","${to}",${n}]\n${payload}`,
  read: (raw) => {
    if (raw[2] === "s".charCodeAt(0) && raw[3] === "i".charCodeAt(0)) return readSignal(raw);
    return toHeard(JSON.parse(raw.toString()) as Said);
  },
};

function toHeard([kind, address, more]: Said): Heard | null {
  if (kind === "joined") return { kind, self: address, members: addressesIn(more) };
  if (kind === "came") return { kind, address };
  return kind === "state" ? { kind, from: address, level: Number(more) } : null;
}

/** socket.io's own framing: 0 opens, 40 enters, 42 says, 2 and 3 are the signs of life. */
export const socketIo: Dialect = {
  path: "/socket.io/?EIO=4&transport=websocket",
  hello: () => "40",
  join: (room) => `42${JSON.stringify(["join", room])}`,
  state: (level) => `42["state",${level % 4}]`,
  signal: (to, n, payload) => `42["signal","${to}",${n},${payload}]`,
  read: (raw) => {
    const kind = raw.toString("latin1", 0, 2);
    if (kind === "40") return { kind: "welcome" };
    if (kind !== "42") return null;
    if (raw.toString("latin1", 4, 10) === "signal") return readSignal(raw);
    return toHeard(JSON.parse(raw.toString("utf8", 2)) as Said);
  },
  pong: (raw) => (raw.length === 1 && raw[0] === "2".charCodeAt(0) ? "3" : null),
};
