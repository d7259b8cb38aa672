import { inject } from "vitest";
import { hostRoomsContract } from "../host-rooms.contract.ts";
import { redisHarness } from "../testing/redis-harness.ts";
import { createRedisHostRooms } from "./redis-host-rooms.ts";

hostRoomsContract(async () => {
  const { own, prefix, passes, close } = await redisHarness(inject("redisUrl"));
  const rooms = createRedisHostRooms(own, { prefix });
  return {
    rooms,
    passes,
    close: async () => {
      await rooms.close();
      await close();
    },
  };
});
