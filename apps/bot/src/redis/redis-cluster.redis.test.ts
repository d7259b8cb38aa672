import { inject } from "vitest";
import { storeContract } from "../store.contract.ts";
import { redisHarness } from "./testing/redis-harness.ts";

storeContract("redis cluster", () => redisHarness(inject("redisClusterUrl")));
