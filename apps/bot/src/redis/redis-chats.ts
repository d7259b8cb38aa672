import { RoomCode } from "@efir/protocol";
import * as v from "valibot";
import {
  KEEP_OWN_ROOMS_MS,
  KEEP_ROOM_MS,
  MAX_OWN_ROOMS,
  type BotStore,
  type ChatPlace,
} from "../store.ts";
import type { RedisStore } from "./redis-store.ts";
import { toScript } from "@efir/directory";
import { DELETE } from "./text-scripts.ts";

/** thread, forMs → the room's code or null. */
const RUNNING = toScript(`
  redis.call("PEXPIRE", KEYS[1], ARGV[2])
  return redis.call("HGET", KEYS[1], ARGV[1])`);

/** thread, code, forMs. */
const SET_RUNNING = toScript(`
  redis.call("HSET", KEYS[1], ARGV[1], ARGV[2])
  redis.call("PEXPIRE", KEYS[1], ARGV[3])`);

const ALL_RUNNING = toScript(`return redis.call("HGETALL", KEYS[1])`);

/** forMs, …thread and code. What already runs there stays. */
const ADD_RUNNING = toScript(`
  for i = 2, #ARGV, 2 do redis.call("HSETNX", KEYS[1], ARGV[i], ARGV[i + 1]) end
  redis.call("PEXPIRE", KEYS[1], ARGV[1])`);

/** code, how many are kept, forMs. */
const ADD_OWN = toScript(`
  for _, other in ipairs(redis.call("LRANGE", KEYS[1], 0, -1)) do
    if other:lower() == ARGV[1]:lower() then redis.call("LREM", KEYS[1], 0, other) end
  end
  redis.call("LPUSH", KEYS[1], ARGV[1])
  redis.call("LTRIM", KEYS[1], 0, ARGV[2] - 1)
  redis.call("PEXPIRE", KEYS[1], ARGV[3])`);

/** forMs → codes, the newest first. */
const OWN = toScript(`
  redis.call("PEXPIRE", KEYS[1], ARGV[1])
  return redis.call("LRANGE", KEYS[1], 0, -1)`);

const field = ({ thread }: ChatPlace): string => String(thread);

type Chats = Pick<
  BotStore,
  "runningRoom" | "runningRooms" | "setRunningRoom" | "addOwnRoom" | "ownRooms"
>;

/** Which room runs where, and whose rooms there are. */
export const redisChats = ({ run, keys }: RedisStore): Chats => ({
  runningRoom: async (place) => {
    const code = await run(RUNNING, [keys.running(place.chat)], field(place), KEEP_ROOM_MS);
    return v.parse(v.nullable(RoomCode), code);
  },
  runningRooms: async (chat) => {
    const running = await run(ALL_RUNNING, [keys.running(chat)]);
    const pairs = v.parse(v.array(v.string()), running);
    return v.parse(
      v.array(RoomCode),
      pairs.filter((_, index) => index % 2 === 1),
    );
  },
  setRunningRoom: async (place, code) => {
    await run(SET_RUNNING, [keys.running(place.chat)], field(place), code, KEEP_ROOM_MS);
  },
  addOwnRoom: async (user, code) => {
    await run(ADD_OWN, [keys.ownRooms(user)], code, MAX_OWN_ROOMS, KEEP_OWN_ROOMS_MS);
  },
  ownRooms: async (user) =>
    v.parse(v.array(RoomCode), await run(OWN, [keys.ownRooms(user)], KEEP_OWN_ROOMS_MS)),
});

/** Two chats are two slots: it is there before it goes from here, and doing it twice does no harm. */
export async function moveRunning({ run, keys }: RedisStore, from: number, to: number) {
  const running = v.parse(v.array(v.string()), await run(ALL_RUNNING, [keys.running(from)]));
  await run(ADD_RUNNING, [keys.running(to)], KEEP_ROOM_MS, ...running);
  await run(DELETE, [keys.running(from)]);
}
