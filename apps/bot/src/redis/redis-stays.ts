import * as v from "valibot";
import { KEEP_CAME_MS, KEEP_ROOM_MS, type BotStore, type Stay } from "../store.ts";
import type { RedisStore } from "./redis-store.ts";
import { toScript } from "@efir/directory";
import { PUT, USE } from "./text-scripts.ts";

const STAY = `
  local STAY = KEYS[1] -- hash: started, and ended when it is over
  local CAME = KEYS[2] -- set: who came
  local function keep(ms)
    redis.call("PEXPIRE", STAY, ms)
    redis.call("PEXPIRE", CAME, ms)
  end
  local function isOpen()
    return redis.call("EXISTS", STAY) == 1 and redis.call("HEXISTS", STAY, "ended") == 0
  end
`;

/** member, at, forMs, how long it is news. */
const MEMBER_CAME = toScript(`${STAY}
  if not redis.call("SET", KEYS[3], "", "NX", "PX", ARGV[4]) then return end
  if not isOpen() then
    redis.call("DEL", STAY, CAME)
    redis.call("HSET", STAY, "started", ARGV[2])
  end
  redis.call("SADD", CAME, ARGV[1])
  keep(ARGV[3])`);

/** at, forMs. */
const ROOM_EMPTIED = toScript(`${STAY}
  if not isOpen() then return end
  if tonumber(ARGV[1]) < tonumber(redis.call("HGET", STAY, "started")) then return end
  redis.call("HSET", STAY, "ended", ARGV[1])
  keep(ARGV[2])`);

/** forMs → started, ended and how many came; or null. */
const READ = toScript(`${STAY}
  if redis.call("EXISTS", STAY) == 0 then return false end
  keep(ARGV[1])
  local times = redis.call("HMGET", STAY, "started", "ended")
  return { times[1], times[2], redis.call("SCARD", CAME) }`);

const Time = v.pipe(v.string(), v.transform(Number), v.number());
const Answer = v.nullable(
  v.pipe(
    v.tuple([Time, v.nullable(Time), v.number()]),
    v.transform(([startedAt, endedAt, came]): Stay => ({ startedAt, endedAt, came })),
  ),
);

type Stays = Pick<
  BotStore,
  "stay" | "memberCame" | "roomEmptied" | "title" | "setTitle" | "host" | "setHost"
>;

export const redisStays = ({ run, keys }: RedisStore): Stays => ({
  stay: async (code) =>
    v.parse(Answer, await run(READ, [keys.stay(code), keys.came(code)], KEEP_ROOM_MS)),
  memberCame: async (code, member, at) => {
    const where = [keys.stay(code), keys.came(code), keys.news(code, `${member}:${at}`)];
    await run(MEMBER_CAME, where, member, at, KEEP_ROOM_MS, KEEP_CAME_MS);
  },
  roomEmptied: async (code, at) => {
    await run(ROOM_EMPTIED, [keys.stay(code), keys.came(code)], at, KEEP_ROOM_MS);
  },
  title: async (code) =>
    v.parse(v.nullable(v.string()), await run(USE, [keys.title(code)], KEEP_ROOM_MS)),
  setTitle: async (code, title) => {
    await run(PUT, [keys.title(code)], title, KEEP_ROOM_MS);
  },
  host: async (code) =>
    v.parse(v.nullable(v.string()), await run(USE, [keys.host(code)], KEEP_ROOM_MS)),
  setHost: async (code, place) => {
    await run(PUT, [keys.host(code)], place, KEEP_ROOM_MS);
  },
});
