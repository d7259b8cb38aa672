import { inject } from "vitest";
import { directoryContract } from "../directory.contract.ts";
import { asHarness, redisHarness } from "../testing/redis-harness.ts";

directoryContract("redis", async () => asHarness(await redisHarness(inject("redisUrl"))));
