import type { Clock } from "@efir/kit";
import { roomKey, type RoomCode } from "@efir/protocol";
import { KEEP_OWN_ROOMS_MS, KEEP_ROOM_MS, MAX_OWN_ROOMS, type ChatPlace } from "../store.ts";
import { Shelf } from "./shelf.ts";

type Running = ReadonlyMap<number | null, RoomCode>;

/** Which room runs where, and whose rooms there are. */
export function createMemoryChats(clock: Clock) {
  const running = new Shelf<Running>(clock, KEEP_ROOM_MS);
  const own = new Shelf<readonly RoomCode[]>(clock, KEEP_OWN_ROOMS_MS);
  const runningIn = (chat: number): Running => running.use(String(chat)) ?? new Map();

  return {
    runningRoom: ({ chat, thread }: ChatPlace): RoomCode | null =>
      runningIn(chat).get(thread) ?? null,
    runningRooms: (chat: number): readonly RoomCode[] => [...runningIn(chat).values()],
    setRunningRoom: ({ chat, thread }: ChatPlace, code: RoomCode): void => {
      running.put(String(chat), new Map([...runningIn(chat), [thread, code]]));
    },
    moveRunning: (from: number, to: number): void => {
      running.put(String(to), new Map([...runningIn(from), ...runningIn(to)]));
      running.drop(String(from));
    },
    ownRooms: (user: number): readonly RoomCode[] => own.use(String(user)) ?? [],
    addOwnRoom: (user: number, code: RoomCode): void => {
      const others = (own.look(String(user)) ?? []).filter(
        (other) => roomKey(other) !== roomKey(code),
      );
      own.put(String(user), [code, ...others].slice(0, MAX_OWN_ROOMS));
    },
  };
}
