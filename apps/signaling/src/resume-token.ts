import * as v from "valibot";
import { MemberId, RoomKey, SeatId } from "@efir/protocol";
import { createSignedClaims, type SignedClaims } from "@efir/session";
import { CountNumber } from "./parcel.ts";

/** Whose seat it is that a session goes on with, and the count that its client goes by. Any instance can read it. Rule SN11. */
const Ticket = v.object({ seat: SeatId, room: RoomKey, person: MemberId, count: CountNumber });
export type Ticket = v.InferOutput<typeof Ticket>;

export type ResumeTokens = SignedClaims<Ticket>;

export const createResumeTokens = (secrets: readonly string[]): ResumeTokens =>
  createSignedClaims({ kind: "efir1r", schema: Ticket, secrets });
