import * as v from "valibot";
import { Member, Presence, RoomCode, roomKey, SeatId } from "@efir/protocol";
import { payloadOf, toTextFrame } from "./frame.ts";
import { readLetter, type Letter } from "./letter.ts";

const Count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

/** With each roster a client counts the server's frames anew: which time that was. Older versions say nothing of it. */
export const CountNumber = v.optional(Count, 1);

/** What is kept of one direction of a session: how much was sent, and the letters that may be missing. */
const KeptText = v.object({
  count: Count,
  goneUpTo: Count,
  letters: v.array(v.tuple([Count, v.string()])),
});
export type KeptText = v.InferOutput<typeof KeptText>;

/** A seat on its way from one instance to another, with all that its session needs. */
export const Parcel = v.object({
  code: RoomCode,
  member: Member,
  presence: Presence,
  heard: Count,
  kept: KeptText,
  count: CountNumber,
  /** How much the client had by an older count, which it goes by if the newest roster did not arrive. */
  before: v.optional(v.nullable(v.object({ count: Count, had: Count })), null),
  /** What it has sent, and to which seats, and is not known to have come there; in order. */
  sent: v.optional(v.array(v.tuple([SeatId, v.string()])), []),
});
export type Parcel = v.InferOutput<typeof Parcel>;

export const packParcel = (parcel: Parcel): Buffer => Buffer.from(JSON.stringify(parcel));

/** Null for what no instance of this version would pack. */
export function unpackParcel(packed: Buffer): Parcel | null {
  try {
    const parcel = v.safeParse(Parcel, JSON.parse(packed.toString("utf8")));
    return parcel.success ? parcel.output : null;
  } catch {
    return null; // no JSON
  }
}

export const toSent = ({ to, frame }: Letter): Parcel["sent"][number] => [
  to,
  payloadOf(frame).toString("utf8"),
];

export const lettersOf = ({ code, sent }: Parcel): readonly Letter[] =>
  sent.flatMap(([to, text]) => readLetter(roomKey(code), to, toTextFrame(text)) ?? []);
