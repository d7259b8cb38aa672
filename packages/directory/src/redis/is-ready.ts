import { systemClock, type Clock } from "@efir/kit";
import type { Redis } from "ioredis";

const ANSWER_WITHIN_MS = 1_000;

/** Never throws: a Redis that is away, or slow, is not ready. */
export function isReady(redis: Redis, clock: Clock = systemClock): Promise<boolean> {
  return new Promise((resolve) => {
    const cancel = clock.after(ANSWER_WITHIN_MS, () => resolve(false));
    const answer = (ready: boolean) => {
      cancel();
      resolve(ready);
    };
    redis.ping().then(
      () => answer(true),
      () => answer(false),
    );
  });
}
