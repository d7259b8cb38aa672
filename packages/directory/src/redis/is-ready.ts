import { systemClock, type Clock } from "@efir/kit";
import type { RedisClient } from "./redis-client.ts";
import { RedisCluster } from "./redis-cluster.ts";

const ANSWER_WITHIN_MS = 1_000;

/** Never throws: a Redis that is away, or slow, is not ready. */
export function isReady(redis: RedisClient, clock: Clock = systemClock): Promise<boolean> {
  return new Promise((resolve) => {
    const cancel = clock.after(ANSWER_WITHIN_MS, () => resolve(false));
    const answer = (ready: boolean) => {
      cancel();
      resolve(ready);
    };
    ask(redis).then(
      () => answer(true),
      () => answer(false),
    );
  });
}

const ask = (redis: RedisClient): Promise<unknown> =>
  redis instanceof RedisCluster ? redis.ask() : redis.ping();
