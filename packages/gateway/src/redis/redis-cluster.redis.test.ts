import { inject } from "vitest";
import { notesContract } from "../notes.contract.ts";
import { queueContract } from "../queue.contract.ts";
import { redisHarness } from "../testing/redis-harness.ts";

queueContract("redis cluster", () => redisHarness(inject("redisClusterUrl")));
notesContract("redis cluster", () => redisHarness(inject("redisClusterUrl")));
