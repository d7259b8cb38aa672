import type { Redis } from "ioredis";
import type { RoomBus } from "../room-bus.ts";
import { Channels } from "./channels.ts";
import { keysUnder } from "./keys.ts";

export interface RedisRoomBusOptions {
  /** Before every channel's name, so that deployments can share a Redis. */
  readonly prefix?: string;
}

/** A bus over Redis Pub/Sub: what is said while its connection is down is lost. */
export function createRedisRoomBus(
  redis: Redis,
  { prefix = "efir" }: RedisRoomBusOptions = {},
): RoomBus {
  const keys = keysUnder(prefix);
  const channels = new Channels(redis);
  return {
    listen: (instance, heard) => channels.listen(keys.bus(instance), heard),
    tell: async (instance, said) => {
      await redis.publish(keys.bus(instance), said);
    },
    close: channels.close,
  };
}
