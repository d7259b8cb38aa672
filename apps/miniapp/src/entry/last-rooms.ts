import { RoomCode } from "@efir/protocol";
import * as v from "valibot";
import type { TextStore } from "../session/guest-store.ts";

const LastRoom = v.object({ code: RoomCode, title: v.string() });
export type LastRoom = v.InferOutput<typeof LastRoom>;
const Kept = v.pipe(v.string(), v.parseJson(), v.array(LastRoom));

const MOST = 4;

/** The rooms that this person was in, the newest first. Kept on this device and nowhere else. */
export interface LastRooms {
  readonly all: () => readonly LastRoom[];
  readonly add: (room: LastRoom) => void;
}

export function createLastRooms(store: TextStore): LastRooms {
  const all = (): readonly LastRoom[] => {
    const kept = v.safeParse(Kept, store.get());
    return kept.success ? kept.output : [];
  };
  return {
    all,
    add: (room) => {
      const others = all().filter(({ code }) => code.toLowerCase() !== room.code.toLowerCase());
      store.set(JSON.stringify([room, ...others].slice(0, MOST)));
    },
  };
}
