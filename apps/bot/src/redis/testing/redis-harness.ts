import { randomUUID } from "node:crypto";
import { Redis } from "ioredis";
import { createRedisBotStore } from "../redis-bot-store.ts";

// Time in Redis is nothing but times to live, so shortening them all is time passing.
const PASS = `
  for _, key in ipairs(redis.call("KEYS", ARGV[1] .. "*")) do
    local left = redis.call("PTTL", key)
    if left >= 0 then redis.call("PEXPIRE", key, left - tonumber(ARGV[2])) end
  end`;

/** A corner of a real Redis for one test: its own prefix, and connections of its own. */
export async function redisHarness(url: string) {
  const prefix = `test-${randomUUID()}`;
  const connections: Redis[] = [];
  const connect = (): Redis => {
    const redis = new Redis(url);
    connections.push(redis);
    return redis;
  };
  const own = connect();
  await own.ping();
  const keys = () => own.keys(`${prefix}*`);
  return {
    prefix,
    own,
    connect,
    keys,
    store: () => createRedisBotStore(connect(), { prefix }),
    passes: async (ms: number) => {
      await own.eval(PASS, 0, prefix, ms);
    },
    close: async () => {
      const all = await keys();
      if (all.length > 0) await own.del(...all);
      for (const redis of connections) redis.disconnect();
    },
  };
}
