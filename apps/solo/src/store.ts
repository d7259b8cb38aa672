import { Redis } from "ioredis";
import { createMemoryBotStore, createRedisBotStore, type BotStore } from "@efir/bot";
import {
  createMemoryDirectory,
  createMemoryRoomBus,
  createRedisDirectory,
  createRedisRoomBus,
  type Directory,
  type RoomBus,
} from "@efir/directory";
import type { Clock } from "@efir/kit";

export interface Store {
  readonly directory: Directory;
  readonly bus: RoomBus;
  readonly botStore: BotStore;
  readonly close: () => Promise<void>;
}

/** Where rooms, and what the bot remembers, are kept: in Redis when there is an address, else in this process. */
export const openStore = (redisUrl: string | null, clock: Clock): Store =>
  redisUrl === null ? inMemory(clock) : inRedis(redisUrl);

function inMemory(clock: Clock): Store {
  const directory = createMemoryDirectory({ clock });
  const bus = createMemoryRoomBus();
  const botStore = createMemoryBotStore({ clock });
  return { directory, bus, botStore, close: () => closeAll(directory, bus, botStore) };
}

function inRedis(url: string): Store {
  const redis = new Redis(url, { maxRetriesPerRequest: 1 });
  redis.on("error", () => undefined); // each command that fails says so; readiness follows
  const directory = createRedisDirectory(redis);
  const bus = createRedisRoomBus(redis);
  const botStore = createRedisBotStore(redis);
  return {
    directory,
    bus,
    botStore,
    close: async () => {
      await closeAll(directory, bus, botStore);
      redis.disconnect();
    },
  };
}

async function closeAll(...parts: readonly { close: () => Promise<void> }[]): Promise<void> {
  await Promise.allSettled(parts.map((part) => part.close()));
}
