import { randomUUID } from "node:crypto";
import { Redis } from "ioredis";
import { expect, inject, it } from "vitest";
import { figuresContract } from "../figures.contract.ts";
import { KEEP_DAY_MS } from "../figures.ts";
import { createRedisFigures } from "./redis-figures.ts";

async function open() {
  const redis = new Redis(inject("redisUrl"));
  const prefix = `test-${randomUUID()}`;
  await redis.ping();
  const keys = () => redis.keys(`${prefix}*`);
  return {
    redis,
    keys,
    figures: () => createRedisFigures(redis, { prefix }),
    close: async () => {
      const all = await keys();
      if (all.length > 0) await redis.del(...all);
      redis.disconnect();
    },
  };
}

figuresContract("redis", open);

it("[FGR1] everything is forgotten after a week and a day", async () => {
  const { redis, keys, figures, close } = await open();
  await figures().count("joins", 0);
  await figures().peak("people", 1, 0);
  await figures().trouble({ at: 0, what: "x" });
  expect(await keys()).toHaveLength(2);
  for (const key of await keys()) {
    const left = await redis.pttl(key);
    expect(left).toBeGreaterThan(KEEP_DAY_MS - 60_000);
    expect(left).toBeLessThanOrEqual(KEEP_DAY_MS);
  }
  await close();
});
