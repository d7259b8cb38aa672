import { RoomCode } from "@efir/protocol";
import * as v from "valibot";
import { laneOf, type Message } from "../message.ts";
import type { Notes } from "../notes.ts";

const DAY_MS = 24 * 60 * 60_000;

/** What is remembered of a client from one message to the next, for a day. */
export function clientNotes(notes: Notes) {
  const misses = (message: Message) => `misses:${laneOf(message)}`;
  const room = (message: Message) => `room:${laneOf(message)}`;
  return {
    /** One more that was not understood; answers how many in a row. */
    missed: (message: Message): Promise<number> =>
      notes.gather(misses(message), message.id, DAY_MS),
    understood: (message: Message): Promise<void> => notes.drop(misses(message)),
    keepRoom: (message: Message, code: RoomCode): Promise<void> =>
      notes.write(room(message), code, DAY_MS),
    lastRoom: async (message: Message): Promise<RoomCode | null> => {
      const code = v.safeParse(RoomCode, await notes.read(room(message)));
      return code.success ? code.output : null;
    },
  };
}

export type ClientNotes = ReturnType<typeof clientNotes>;
