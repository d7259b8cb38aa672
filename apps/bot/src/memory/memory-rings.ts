import type { Clock } from "@efir/kit";
import { roomKey, type RoomCode } from "@efir/protocol";
import { KEEP_ROOM_MS } from "../store.ts";
import { Shelf } from "./shelf.ts";

export function createMemoryRings(clock: Clock) {
  const rings = new Shelf<ReadonlySet<number>>(clock, KEEP_ROOM_MS);
  const waiting = (code: RoomCode): ReadonlySet<number> =>
    rings.look(roomKey(code)) ?? new Set<number>();

  return {
    toggleRing: (code: RoomCode, user: number): boolean => {
      const users = new Set(waiting(code));
      const isOnList = !users.delete(user);
      if (isOnList) users.add(user);
      rings.put(roomKey(code), users);
      return isOnList;
    },
    ringCount: (code: RoomCode): number => waiting(code).size,
    takeRings: (code: RoomCode): readonly number[] => {
      const users = [...waiting(code)];
      rings.drop(roomKey(code));
      return users;
    },
  };
}
