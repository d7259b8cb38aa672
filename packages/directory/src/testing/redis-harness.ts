import { randomUUID } from "node:crypto";
import { parseRedisAddress } from "@efir/kit";
import { Cluster, Redis } from "ioredis";
import { openRedis, type RedisClient } from "../redis/redis-client.ts";
import { createRedisDirectory } from "../redis/redis-directory.ts";
import { createRedisRoomBus } from "../redis/redis-room-bus.ts";
import type { Harness } from "./harness.ts";

// Time in Redis is nothing but times to live, so shortening them all is time passing.
const PASS = `
  for _, key in ipairs(redis.call("KEYS", ARGV[1] .. "*")) do
    local left = redis.call("PTTL", key)
    if left >= 0 then redis.call("PEXPIRE", key, left - tonumber(ARGV[2])) end
  end`;

/** One Redis, or all of a cluster that have slots. */
export const nodesOf = (redis: RedisClient): readonly Redis[] =>
  redis instanceof Cluster ? redis.nodes("master") : [redis];

const keysOf = async (redis: RedisClient, prefix: string): Promise<string[]> =>
  (await Promise.all(nodesOf(redis).map((node) => node.keys(`${prefix}*`)))).flat();

function open(url: string, connectionName: string): RedisClient {
  const address = parseRedisAddress(url);
  return address.ok && address.value.kind === "cluster"
    ? openRedis(address.value, { connectionName })
    : new Redis(url, { connectionName });
}

export type RedisHarness = Awaited<ReturnType<typeof redisHarness>>;

/** A corner of a real Redis for one test: its own prefix, and connections that bear its name. */
export async function redisHarness(url: string) {
  const prefix = `test-${randomUUID()}`;
  const closing: (() => unknown)[] = [];
  const connect = (): RedisClient => {
    const redis = open(url, prefix);
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
  const keys = () => keysOf(own, prefix);
  /** The store loses all that was in it. */
  const loses = async () => {
    await Promise.all((await keys()).map((key) => own.del(key)));
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
      await Promise.all(nodesOf(own).map((node) => node.eval(PASS, 0, prefix, ms)));
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
