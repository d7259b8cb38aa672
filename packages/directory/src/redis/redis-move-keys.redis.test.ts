import { inject } from "vitest";
import { moveKeysContract } from "../move-keys.contract.ts";
import { redisHarness } from "../testing/redis-harness.ts";
import { createRedisMoveKeys } from "./redis-move-keys.ts";

moveKeysContract(async () => {
  const { own, prefix, passes, close } = await redisHarness(inject("redisUrl"));
  return { keys: createRedisMoveKeys(own, { prefix }), passes, close };
});
