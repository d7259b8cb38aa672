import { randomUUID } from "node:crypto";
import { Redis } from "ioredis";
import { createRedisDirectory } from "../redis/redis-directory.ts";
import { createRedisRoomBus } from "../redis/redis-room-bus.ts";
import type { Harness } from "./harness.ts";

// Time in Redis is nothing but times to live, so shortening them all is time passing.
const PASS = `
  for _, key in ipairs(redis.call("KEYS", ARGV[1] .. "*")) do
    local left = redis.call("PTTL", key)
    if left >= 0 then redis.call("PEXPIRE", key, left - tonumber(ARGV[2])) end
  end`;

export type RedisHarness = Awaited<ReturnType<typeof redisHarness>>;

/** A corner of a real Redis for one test: its own prefix, and connections that bear its name. */
export async function redisHarness(url: string) {
  const prefix = `test-${randomUUID()}`;
  const closing: (() => unknown)[] = [];
  const connect = (): Redis => {
    const redis = new Redis(url, { connectionName: prefix });
    closing.push(() => redis.disconnect());
    return redis;
  };
  const own = connect();
  const directory = (redis = connect()) => {
    const made = createRedisDirectory(redis, { prefix });
    closing.push(made.close);
    return made;
  };
  const bus = (redis = connect()) => {
    const made = createRedisRoomBus(redis, { prefix });
    closing.push(made.close);
    return made;
  };
  const keys = () => own.keys(`${prefix}*`);
  /** The store loses all that was in it. */
  const loses = async () => {
    const all = await keys();
    if (all.length > 0) await own.del(...all);
  };
  await own.ping();
  return {
    prefix,
    own,
    connect,
    bus,
    keys,
    loses,
    directory,
    passes: async (ms: number) => {
      await own.eval(PASS, 0, prefix, ms);
    },
    close: async () => {
      await loses();
      for (const close of closing) await close();
    },
  };
}

export const asHarness = ({ directory, passes, close }: RedisHarness): Harness => ({
  directory: () => directory(),
  passes,
  close,
});
