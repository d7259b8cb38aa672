import { roomKey } from "@efir/protocol";
import type { Clock } from "@efir/kit";
import type { RoomHint } from "../platform/which-room.ts";
import type { GuestStore } from "./guest-store.ts";
import type { Identity } from "./session.ts";

/** Somebody who goes on here, in one room, with a call of another device. */
export interface Moved {
  readonly identity: Extract<Identity, { kind: "moved" }>;
  /** What makes them the same person after a reload, by the name of the room. */
  readonly kept: GuestStore;
}

export interface MovedOptions {
  /** From the address; null where there is none. */
  readonly key: string | null;
  readonly room: RoomHint;
  readonly kept: GuestStore;
  readonly clock: Pick<Clock, "now">;
}

/** By a key that has just come, or by what an earlier one gave. Null for whoever came another way. */
export function whoMoved({ key, room, kept, clock }: MovedOptions): Moved | null {
  if (room.kind !== "code") return null;
  const name = roomKey(room.code);
  const before = kept.read();
  const isKnown = before?.name === name && before.expiresAt > clock.now();
  return key !== null || isKnown ? { identity: { kind: "moved", name, key }, kept } : null;
}
