import * as v from "valibot";
import { Member, Presence, RoomCode } from "@efir/protocol";

const Count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

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
