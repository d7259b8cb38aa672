import type { Clock } from "@efir/kit";
import type { RoomCode } from "@efir/protocol";
import { KEEP_FIRSTS_MS } from "../store.ts";
import { Shelf } from "./shelf.ts";

export function createMemoryFirsts(clock: Clock) {
  const codes = new Shelf<RoomCode>(clock, KEEP_FIRSTS_MS);
  const things = new Shelf<true>(clock, KEEP_FIRSTS_MS);
  return {
    once: (update: number, code: RoomCode): RoomCode =>
      codes.look(String(update)) ?? codes.put(String(update), code),
    firstTime: (what: string): boolean => {
      if (things.look(what)) return false;
      return things.put(what, true);
    },
  };
}
