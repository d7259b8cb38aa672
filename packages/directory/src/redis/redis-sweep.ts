import { RoomCode, RoomKey, type InstanceId } from "@efir/protocol";
import * as v from "valibot";
import type { Removed, Swept } from "../directory.ts";
import type { RedisStore } from "./redis-store.ts";
import { PURGE } from "./room-scripts.ts";
import { readRoster } from "./seat-text.ts";

/** How many rooms are asked to be cleared at once: the others who use Redis want their turn. */
const ROOMS_AT_ONCE = 100;

const Answer = v.nullable(v.tuple([RoomCode, v.unknown()]));

interface Purged {
  readonly room: RoomCode;
  readonly lost: readonly Removed[];
}

/** Takes away the seats of dead instances; answers those that nobody else took away. */
export async function purge(
  { inRoom }: RedisStore,
  room: RoomKey,
  dead: readonly InstanceId[],
): Promise<Purged | null> {
  const answer = v.parse(Answer, await inRoom(PURGE, room, ...dead));
  if (answer === null) return null;
  const [code, lost] = answer;
  return { room: code, lost: readRoster(lost).map((gone) => ({ ...gone, reason: "lost" })) };
}

export async function sweep(store: RedisStore): Promise<Swept[]> {
  const swept: Swept[] = [];
  for (const instance of await store.instances.rollCall()) {
    swept.push(...(await clearUpAfter(store, instance)));
  }
  return swept;
}

export async function retire(store: RedisStore, instance: InstanceId): Promise<Swept[]> {
  await store.instances.end(instance);
  return clearUpAfter(store, instance);
}

async function clearUpAfter(store: RedisStore, instance: InstanceId): Promise<Swept[]> {
  const rooms = v.parse(v.array(RoomKey), await store.instances.roomsLeftBy(instance));
  const swept: Swept[] = [];
  for (let from = 0; from < rooms.length; from += ROOMS_AT_ONCE) {
    const some = rooms.slice(from, from + ROOMS_AT_ONCE);
    const purged = await Promise.all(some.map((room) => purge(store, room, [instance])));
    swept.push(...purged.flatMap(toSwept));
  }
  await store.instances.forget(instance, rooms);
  return swept;
}

const toSwept = (purged: Purged | null): Swept[] =>
  purged ? purged.lost.map((gone) => ({ ...gone, room: purged.room })) : [];
