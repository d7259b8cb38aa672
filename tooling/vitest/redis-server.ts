import type { TestProject } from "vitest/node";
import { startRedis } from "@efir/redis-server";

declare module "vitest" {
  interface ProvidedContext {
    /** A real Redis for this run alone: empty at the start, gone at the end. */
    readonly redisUrl: string;
  }
}

/** Starts a Redis server for the tests that ask `inject("redisUrl")` for it. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const redis = await startRedis();
  project.provide("redisUrl", redis.url);
  return redis.stop;
}
