import * as v from "valibot";
import { KEEP_ROOM_MS, type BotStore } from "../store.ts";
import type { RedisStore } from "./redis-store.ts";
import { toScript } from "@efir/directory";

/** user, forMs → whether they are on the list now. */
const TOGGLE = toScript(`
  if redis.call("SREM", KEYS[1], ARGV[1]) == 1 then return 0 end
  redis.call("SADD", KEYS[1], ARGV[1])
  redis.call("PEXPIRE", KEYS[1], ARGV[2])
  return 1`);

const COUNT = toScript(`return redis.call("SCARD", KEYS[1])`);

/** → everybody, who are on no list now. */
const TAKE = toScript(`
  local users = redis.call("SMEMBERS", KEYS[1])
  redis.call("DEL", KEYS[1])
  return users`);

const Users = v.array(v.pipe(v.string(), v.transform(Number), v.number()));

type Rings = Pick<BotStore, "toggleRing" | "ringCount" | "takeRings">;

export const redisRings = ({ run, keys }: RedisStore): Rings => ({
  toggleRing: async (code, user) =>
    (await run(TOGGLE, [keys.rings(code)], user, KEEP_ROOM_MS)) === 1,
  ringCount: async (code) => v.parse(v.number(), await run(COUNT, [keys.rings(code)])),
  takeRings: async (code) => v.parse(Users, await run(TAKE, [keys.rings(code)])),
});
