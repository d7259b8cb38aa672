import { inject } from "vitest";
import { roomBusContract } from "../room-bus.contract.ts";
import { redisHarness } from "../testing/redis-harness.ts";

roomBusContract("redis", async () => {
  const { bus, close } = await redisHarness(inject("redisUrl"));
  return { bus: () => bus(), close };
});
