import { RoomCode } from "@efir/protocol";
import * as v from "valibot";

const MAX_BYTES = 64;

/** What the button sends back; null for the rare code that is too long for it. */
export function ringData(code: RoomCode): string | null {
  const sent = `ring:${code}`;
  return sent.length > MAX_BYTES ? null : sent; // a code is ASCII
}

/** What `ringData` makes. */
export const RING_DATA = /^ring:([A-Za-z0-9_-]{3,64})$/;

export const ringCode = (match: string | RegExpMatchArray): RoomCode => v.parse(RoomCode, match[1]);
