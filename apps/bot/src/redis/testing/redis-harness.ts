import { randomUUID } from "node:crypto";
import { openRedis, type RedisClient } from "@efir/directory";
import { parseRedisAddress } from "@efir/kit";
import { Cluster, Redis } from "ioredis";
import { createRedisBotStore } from "../redis-bot-store.ts";

// Time in Redis is nothing but times to live, so shortening them all is time passing.
const PASS = `
  for _, key in ipairs(redis.call("KEYS", ARGV[1] .. "*")) do
    local left = redis.call("PTTL", key)
    if left >= 0 then redis.call("PEXPIRE", key, left - tonumber(ARGV[2])) end
  end`;

/** One Redis, or all of a cluster that have slots. */
const nodesOf = (redis: RedisClient): readonly Redis[] =>
  redis instanceof Cluster ? redis.nodes("master") : [redis];

function open(url: string): RedisClient {
  const address = parseRedisAddress(url);
  return address.ok && address.value.kind === "cluster" ? openRedis(address.value) : new Redis(url);
}

/** A corner of a real Redis for one test: its own prefix, and connections of its own. */
export async function redisHarness(url: string) {
  const prefix = `test-${randomUUID()}`;
  const connections: RedisClient[] = [];
  const connect = (): RedisClient => {
    const redis = open(url);
    connections.push(redis);
    return redis;
  };
  const own = connect();
  await own.ping();
  const keys = async () =>
    (await Promise.all(nodesOf(own).map((node) => node.keys(`${prefix}*`)))).flat();
  return {
    prefix,
    own,
    connect,
    keys,
    store: () => createRedisBotStore(connect(), { prefix }),
    passes: async (ms: number) => {
      await Promise.all(nodesOf(own).map((node) => node.eval(PASS, 0, prefix, ms)));
    },
    close: async () => {
      await Promise.all((await keys()).map((key) => own.del(key)));
      for (const redis of connections) redis.disconnect();
    },
  };
}
