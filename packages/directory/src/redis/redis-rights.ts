import { err, ok, type Result } from "@efir/kit";
import { roomKey, type RoomCode } from "@efir/protocol";
import type { RoomNotFound } from "../directory.ts";
import type { Charter, RoomRights } from "../rights/room-rights.ts";
import type { RedisStore } from "./redis-store.ts";
import { freeText, readCharter, rightsText } from "./rights-text.ts";
import { CHANGE_RIGHTS } from "./room-scripts.ts";

/** Somebody succeeds in every round, so this many others at once would have to be quicker. */
const MAX_ROUNDS = 100;

export async function charter(
  { redis, keys }: RedisStore,
  code: RoomCode,
): Promise<Charter | null> {
  const [room, rights] = await redis.hmget(keys.roomFacts(roomKey(code)), "json", "rights");
  return room && rights ? readCharter(room, rights) : null;
}

export async function changeRights<E>(
  store: RedisStore,
  code: RoomCode,
  change: (charter: Charter) => Result<RoomRights, E>,
): Promise<Result<Charter, E | RoomNotFound>> {
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const outcome = await tryOnce(store, code, change);
    if (outcome !== "overtaken") return outcome;
  }
  throw new Error("The rights of a room change too fast to be changed");
}

async function tryOnce<E>(
  store: RedisStore,
  code: RoomCode,
  change: (charter: Charter) => Result<RoomRights, E>,
): Promise<Result<Charter, E | RoomNotFound> | "overtaken"> {
  const given = await charter(store, code);
  if (!given) return err({ code: "room-not-found" });
  const changed = change(given);
  if (!changed.ok) return changed;
  if (changed.value === given.rights) return ok(given);
  const { version } = given.rights;
  const rights = { ...changed.value, version: version + 1 };
  const asked = [version, rightsText(rights), freeText({ ...given, rights })];
  const done = await store.inRoom(CHANGE_RIGHTS, roomKey(code), ...asked);
  if (done === 0) return "overtaken";
  return done === null ? err({ code: "room-not-found" }) : ok({ ...given, rights });
}
