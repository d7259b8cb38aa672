import type { RoomBus } from "../room-bus.ts";
import { framesOf } from "./batch.ts";
import { Channels } from "./channels.ts";
import { keysUnder } from "./keys.ts";
import { Publisher } from "./publisher.ts";
import type { RedisClient } from "./redis-client.ts";

export interface RedisRoomBusOptions {
  /** Before every channel's name, so that deployments can share a Redis. */
  readonly prefix?: string;
}

/**
 * A bus over Redis Pub/Sub. What is on its way when a connection breaks is lost, and what is said while
 * Redis is away waits, up to a bound.
 */
export function createRedisRoomBus(
  redis: RedisClient,
  { prefix = "efir" }: RedisRoomBusOptions = {},
): RoomBus {
  const keys = keysUnder(prefix);
  const channels = new Channels(redis);
  const publisher = new Publisher(redis);
  return {
    listen: async (instance, heard) => {
      let isListening = true;
      const stop = await channels.listen(keys.bus(instance), (message) => {
        for (const frame of framesOf(message)) if (isListening) heard(frame);
      });
      return () => {
        isListening = false;
        return stop();
      };
    },
    tell: (instance, said) => publisher.say(keys.bus(instance), said),
    close: () => {
      publisher.close();
      return channels.close();
    },
  };
}
