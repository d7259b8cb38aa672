import { createRecall } from "@efir/kit";
import * as v from "valibot";
import { InstanceId, MemberId, MemberState, RoomKey, SeatId } from "@efir/protocol";

/** A seat of the hearer's as the speaker has seen it, to be told if that is not how it is any more. */
const Seen = v.strictTuple([SeatId, MemberState]);
export type Seen = v.InferOutput<typeof Seen>;

const FrameNumber = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const Given = v.picklist(["parcel", "unknown", "overtaken"]);

/**
 * What instances say to each other: a header line, a line break, and bytes. Most of all there are signals
 * and changes of state, whose headers are `s<room> <seat>` and `c<room> <seat> <state>`: after the one
 * comes the frame for the seat, after the other nothing. All other headers are JSON: after an event comes a
 * message of the server's own, after a parcel that was given the parcel. A signal that did not find its seat
 * goes back as it came, as `t<room> <seat>`. `came`, `again` and `anew` keep signals from getting lost, see
 * mail.ts; the rest moves a seat, see handover.ts. An instance in it is the speaker.
 */
const JsonHeader = v.union([
  v.strictTuple([v.literal("event"), RoomKey, InstanceId, v.array(Seen)]),
  v.strictTuple([v.literal("claim"), RoomKey, SeatId, InstanceId, MemberId]),
  v.strictTuple([v.literal("given"), RoomKey, SeatId, Given]),
  v.strictTuple([v.picklist(["came", "again"]), FrameNumber]),
  v.strictTuple([v.literal("anew")]),
  v.strictTuple([v.literal("resync"), RoomKey, InstanceId, v.array(Seen)]),
  v.strictTuple([v.literal("beat")]),
]);
const SIGNAL = /^([st])([a-z0-9_-]{3,64}) ([A-Za-z0-9_-]{8,64})$/;
const CHANGE = /^c([a-z0-9_-]{3,64}) ([A-Za-z0-9_-]{8,64}) (.+)$/;

export type EnvelopeHeader =
  | readonly ["signal" | "stray", RoomKey, SeatId]
  | readonly ["change", RoomKey, SeatId, MemberState]
  | v.InferOutput<typeof JsonHeader>;

/** Whose frame it is, and which one of those from there to here. Stands before the header, on a line of its own. */
export interface Stamp {
  readonly from: InstanceId;
  readonly n: number;
}

export interface Envelope {
  readonly stamp: Stamp;
  /** Null: another version says such things. It counts as heard, so that nothing seems to be missing. */
  readonly header: EnvelopeHeader | null;
  readonly body: Buffer;
}

const LINE_BREAK = 0x0a;
const NOTHING = Buffer.alloc(0);

export function seal({ from, n }: Stamp, header: EnvelopeHeader, body: Buffer = NOTHING): Buffer {
  const line = `${from} ${n}\n${toLine(header)}\n`;
  const bytes = Buffer.byteLength(line);
  const said = Buffer.allocUnsafe(bytes + body.length);
  said.write(line);
  said.set(body, bytes);
  return said;
}

function toLine(header: EnvelopeHeader): string {
  switch (header[0]) {
    case "signal":
      return `s${header[1]} ${header[2]}`;
    case "stray":
      return `t${header[1]} ${header[2]}`;
    case "change":
      return `c${header[1]} ${header[2]} ${JSON.stringify(header[3])}`;
    default:
      return JSON.stringify(header);
  }
}

/** Null for what no instance would say. */
export function unseal(said: Buffer): Envelope | null {
  const start = said.indexOf(LINE_BREAK) + 1;
  const end = said.indexOf(LINE_BREAK, start);
  if (start < 1 || end < 0) return null;
  const stamp = readStamp(said.toString("latin1", 0, start - 1));
  const header = fromLine(said.toString("utf8", start, end));
  return stamp && { stamp, header, body: said.subarray(end + 1) };
}

const STAMP = /^([A-Za-z0-9_.-]{1,64}) (\d{1,15})$/;

function readStamp(line: string): Stamp | null {
  const [, from, n] = STAMP.exec(line) ?? [];
  return isInstanceId(from) ? { from, n: Number(n) } : null;
}

function fromLine(line: string): EnvelopeHeader | null {
  if (line.startsWith("s") || line.startsWith("t")) return readSignal(line);
  return line.startsWith("c") ? readChange(line) : readJson(line);
}

function readSignal(line: string): EnvelopeHeader | null {
  const [, kind, room, seat] = SIGNAL.exec(line) ?? [];
  if (!isRoomKey(room) || !isSeatId(seat)) return null;
  return [kind === "s" ? "signal" : "stray", room, seat];
}

function readChange(line: string): EnvelopeHeader | null {
  const [, room, seat, text = ""] = CHANGE.exec(line) ?? [];
  const state = recallState(text);
  return isRoomKey(room) && isSeatId(seat) && state ? ["change", room, seat, state] : null;
}

// The patterns have seen to them already.
const isInstanceId = (from: string | undefined): from is InstanceId => from !== undefined;
const isRoomKey = (room: string | undefined): room is RoomKey => room !== undefined;
const isSeatId = (seat: string | undefined): seat is SeatId => seat !== undefined;

const recallState = createRecall(
  (text): MemberState | null => {
    const state = v.safeParse(MemberState, parseJson(text));
    return state.success ? state.output : null;
  },
  { texts: 256, chars: 120 },
);

function readJson(line: string): EnvelopeHeader | null {
  const header = v.safeParse(JsonHeader, parseJson(line));
  return header.success ? header.output : null;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // no schema takes it
  }
}
