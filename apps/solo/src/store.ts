import { Redis } from "ioredis";
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
  readonly close: () => Promise<void>;
}

/** Where rooms are kept: in Redis when there is an address, else in this process. */
export const openStore = (redisUrl: string | null, clock: Clock): Store =>
  redisUrl === null ? inMemory(clock) : inRedis(redisUrl);

function inMemory(clock: Clock): Store {
  const directory = createMemoryDirectory({ clock });
  const bus = createMemoryRoomBus();
  return { directory, bus, close: () => closeAll(directory, bus) };
}

function inRedis(url: string): Store {
  const redis = new Redis(url, { maxRetriesPerRequest: 1 });
  redis.on("error", () => undefined); // each command that fails says so; readiness follows
  const directory = createRedisDirectory(redis);
  const bus = createRedisRoomBus(redis);
  return {
    directory,
    bus,
    close: async () => {
      await closeAll(directory, bus);
      redis.disconnect();
    },
  };
}

async function closeAll(directory: Directory, bus: RoomBus): Promise<void> {
  await Promise.allSettled([directory.close(), bus.close()]);
}
