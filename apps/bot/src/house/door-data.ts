import { MemberId, RoomCode } from "@efir/protocol";
import * as v from "valibot";

const MAX_BYTES = 64;

export interface DoorAnswer {
  readonly isLetIn: boolean;
  readonly code: RoomCode;
  readonly person: MemberId;
}

/** What a button at the door sends back; null for the rare code that is too long for it. */
export function doorData({ isLetIn, code, person }: DoorAnswer): string | null {
  const sent = `${isLetIn ? "in" : "no"}:${code}:${person}`;
  return sent.length > MAX_BYTES ? null : sent; // codes and ids are ASCII
}

/** What `doorData` makes. */
export const DOOR_DATA = /^(in|no):([A-Za-z0-9_-]{3,64}):([A-Za-z0-9_-]{1,64})$/;

export const readDoorData = ([, answer, code, person]: RegExpMatchArray | string): DoorAnswer => ({
  isLetIn: answer === "in",
  code: v.parse(RoomCode, code),
  person: v.parse(MemberId, person),
});
