import { randomUUID } from "node:crypto";
import { openRedis, type RedisClient } from "@efir/directory";
import { createManualClock, parseRedisAddress } from "@efir/kit";
import { Cluster, Redis } from "ioredis";
import { createRedisNotes } from "../redis/redis-notes.ts";
import { createRedisQueue } from "../redis/redis-queue.ts";
import { queueKeys } from "../redis/queue-keys.ts";
import { GROUP } from "../redis/queue-scripts.ts";
import { NOW } from "./messages.ts";

// Time in Redis is times to live and how long entries are pending, so changing both is time passing.
const PASS = `
  for _, key in ipairs(redis.call("KEYS", ARGV[1] .. "*")) do
    local left = redis.call("PTTL", key)
    if left >= 0 then redis.call("PEXPIRE", key, left - tonumber(ARGV[2])) end
  end
  local pending = redis.pcall("XPENDING", KEYS[1], "${GROUP}", "-", "+", 1000)
  if pending.err then return end
  for _, entry in ipairs(pending) do
    redis.call("XCLAIM", KEYS[1], "${GROUP}", entry[2], 0, entry[1],
      "IDLE", entry[3] + tonumber(ARGV[2]), "RETRYCOUNT", entry[4], "JUSTID")
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
  const clock = createManualClock(NOW);
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
    clock,
    own,
    connect,
    keys,
    queue: () => createRedisQueue(connect(), { clock, prefix }),
    notes: () => createRedisNotes(connect(), { prefix }),
    passes: async (ms: number) => {
      clock.advance(ms);
      await own.eval(PASS, 1, queueKeys(prefix).turns, prefix, ms);
    },
    close: async () => {
      await Promise.all((await keys()).map((key) => own.del(key)));
      for (const redis of connections) redis.disconnect();
    },
  };
}
