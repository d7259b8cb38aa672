import { randomUUID } from "node:crypto";
import { connectRedis, createRedisDirectory, type RedisClient } from "@efir/directory";
import { expect, inject, it } from "vitest";
import { createRedisBotStore } from "./redis/redis-bot-store.ts";
import { storm } from "./testing/storm.ts";

async function connect(url: string): Promise<RedisClient> {
  const redis = await connectRedis(url, () => undefined);
  if (!redis.ok) throw new Error(redis.error.code);
  return redis.value;
}

it.each([
  ["Redis", "redisUrl"],
  ["a Redis Cluster", "redisClusterUrl"],
] as const)(
  "[BT90] the same over %s, each bot with a connection of its own",
  async (_, where) => {
    const prefix = randomUUID();
    const open = async () => {
      const redis = await connect(inject(where));
      const directory = createRedisDirectory(redis, { prefix });
      return { redis, directory, store: createRedisBotStore(redis, { prefix }) };
    };
    const [one, two] = [await open(), await open()];
    try {
      const { made, wanted, answers, deliveries, running, newest, trouble } = await storm(
        [one, two],
        4,
      );
      expect(made).toEqual(wanted);
      expect(answers).toBe(deliveries);
      expect(await running()).toEqual(newest);
      expect(trouble).toEqual([]);
    } finally {
      for (const { redis, directory } of [one, two]) {
        await directory.close();
        redis.disconnect();
      }
    }
  },
  30_000,
);
