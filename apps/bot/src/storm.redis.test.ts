import { randomUUID } from "node:crypto";
import { Redis } from "ioredis";
import { createRedisDirectory } from "@efir/directory";
import { expect, inject, it } from "vitest";
import { createRedisBotStore } from "./redis/redis-bot-store.ts";
import { storm } from "./testing/storm.ts";

it("[BT90] the same over Redis, each bot with a connection of its own", async () => {
  const prefix = randomUUID();
  const open = () => {
    const redis = new Redis(inject("redisUrl"));
    const directory = createRedisDirectory(redis, { prefix });
    return { redis, directory, store: createRedisBotStore(redis, { prefix }) };
  };
  const [one, two] = [open(), open()];
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
}, 30_000);
