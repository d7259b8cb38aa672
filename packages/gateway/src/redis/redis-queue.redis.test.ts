import { afterEach, beforeEach, describe, expect, inject, it } from "vitest";
import { notesContract } from "../notes.contract.ts";
import { queueContract } from "../queue.contract.ts";
import { arrival } from "../testing/messages.ts";
import { redisHarness } from "../testing/redis-harness.ts";
import { createRedisQueue } from "./redis-queue.ts";

queueContract("redis", () => redisHarness(inject("redisUrl")));
notesContract("redis", () => redisHarness(inject("redisUrl")));

describe("the queue in Redis", () => {
  let harness: Awaited<ReturnType<typeof redisHarness>>;
  beforeEach(async () => {
    harness = await redisHarness(inject("redisUrl"));
  });
  afterEach(() => harness.close());

  it("[GQR1] all keys are in one slot of a cluster", async () => {
    const queue = harness.queue();
    await queue.accept({ ...arrival("m1"), once: { key: "o", mark: "m" } });
    const [lease] = await queue.take("one", 1);
    await queue.settle(lease!, { ...lease!.message, status: "failed" });
    await harness.notes().write("n", "text", 10_000);
    const keys = await harness.keys();
    expect(keys.length).toBeGreaterThan(5);
    for (const key of keys) expect(key).toContain("{messages}");
  });

  it("[GQR2] a Redis that was emptied is furnished again", async () => {
    const queue = harness.queue();
    expect(await queue.take("one", 1)).toEqual([]);
    await harness.own.del(...(await harness.keys()));
    expect(await queue.take("one", 1)).toEqual([]);
    await queue.accept(arrival("m1"));
    expect(await queue.take("one", 1)).toHaveLength(1);
  });

  it("[GQR3] nothing of a settled message stays but its record, which lapses", async () => {
    const queue = harness.queue();
    await queue.accept(arrival("m1"));
    const [lease] = await queue.take("one", 1);
    await queue.settle(lease!, { ...lease!.message, status: "delivered" });
    await harness.passes(8 * 24 * 3_600_000);
    expect((await harness.keys()).toSorted()).toEqual([
      `${harness.prefix}:{messages}:turns`,
      `${harness.prefix}:{messages}:waiting`,
    ]);
    expect(await harness.own.xlen(`${harness.prefix}:{messages}:turns`)).toBe(0);
    expect(await harness.own.get(`${harness.prefix}:{messages}:waiting`)).toBe("0");
  });

  it("[GQR4] many workers on one Redis keep the order of each client, and lose nothing", async () => {
    const accepting = harness.queue();
    const clients = 20;
    for (let n = 0; n < 200; n++)
      await accepting.accept(arrival(`m${n}`, { client: `c${n % clients}`, content: String(n) }));
    const seen = new Map<string, number[]>();
    const work = async (worker: string) => {
      const queue = harness.queue();
      for (let idle = 0; idle < 3;) {
        const leases = await queue.take(worker, 4);
        idle = leases.length === 0 ? idle + 1 : 0;
        for (const lease of leases) {
          const { client, content } = lease.message;
          seen.set(client, [...(seen.get(client) ?? []), Number(content)]);
          expect(await queue.settle(lease, { ...lease.message, status: "delivered" })).toBe(true);
        }
      }
    };
    await Promise.all(["one", "two", "three", "four"].map(work));
    expect([...seen.values()].flat()).toHaveLength(200);
    for (const order of seen.values()) expect(order).toEqual(order.toSorted((a, b) => a - b));
  });

  it("[GQR5] it rejects when Redis is out of reach", async () => {
    const redis = harness.connect();
    const queue = createRedisQueue(redis, harness);
    await queue.figures();
    redis.disconnect();
    await expect(queue.accept(arrival("m1"))).rejects.toThrow();
    await expect(queue.take("one", 1)).rejects.toThrow();
  });
});
