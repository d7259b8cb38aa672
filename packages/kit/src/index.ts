export { assertNever } from "./assert-never.ts";
export { backoffMs, type BackoffOptions } from "./backoff.ts";
export { systemClock, type Clock } from "./clock.ts";
export { createManualClock, type ManualClock } from "./manual-clock.ts";
export { createRecall } from "./recall.ts";
export {
  parseRedisAddress,
  type BadRedisAddress,
  type RedisAddress,
  type RedisHost,
} from "./redis-address.ts";
export { err, ok, type Result } from "./result.ts";
export { seededRandom } from "./seeded-random.ts";
export { createSerialQueue } from "./serial-queue.ts";
export { isShallowEqual } from "./shallow.ts";
export { State, type Value } from "./value.ts";
