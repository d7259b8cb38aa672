import * as v from "valibot";
import { InstanceId, MemberState, RoomKey, SeatId } from "@efir/protocol";

/** A seat of the hearer's as the speaker has seen it, to be told if that is not how it is any more. */
const Seen = v.strictTuple([SeatId, MemberState]);
export type Seen = v.InferOutput<typeof Seen>;

/**
 * What instances say to each other: a JSON line, a line break, and bytes. After `signal` the bytes are the
 * frame for the seat, after `event` a message of the server's own.
 */
const Header = v.union([
  v.strictTuple([v.literal("signal"), RoomKey, SeatId]),
  v.strictTuple([v.literal("event"), RoomKey, InstanceId, v.array(Seen)]),
]);
export type EnvelopeHeader = v.InferOutput<typeof Header>;

export interface Envelope {
  readonly header: EnvelopeHeader;
  readonly body: Buffer;
}

const LINE_BREAK = 0x0a;

export const seal = (header: EnvelopeHeader, body: Buffer): Buffer =>
  Buffer.concat([Buffer.from(`${JSON.stringify(header)}\n`), body]);

/** Null for what no instance of this version would say. */
export function unseal(said: Buffer): Envelope | null {
  const end = said.indexOf(LINE_BREAK);
  if (end < 0) return null;
  const header = v.safeParse(Header, parseJson(said.toString("utf8", 0, end)));
  return header.success ? { header: header.output, body: said.subarray(end + 1) } : null;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // no schema takes it
  }
}
