import type { TestProject } from "vitest/node";
import { startRedis, startRedisCluster } from "@efir/redis-server";

declare module "vitest" {
  interface ProvidedContext {
    /** A real Redis for this run alone: empty at the start, gone at the end. */
    readonly redisUrl: string;
    /** The same, of three nodes. */
    readonly redisClusterUrl: string;
  }
}

/** Starts a Redis server and a cluster for the tests that ask `inject("redisUrl")` or `inject("redisClusterUrl")` for them. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const [redis, cluster] = await Promise.all([startRedis(), startRedisCluster()]);
  project.provide("redisUrl", redis.url);
  project.provide("redisClusterUrl", cluster.url);
  return async () => {
    await Promise.all([redis.stop(), cluster.stop()]);
  };
}
