import { createMemoryBotStore, createRedisBotStore, type BotStore } from "@efir/bot";
import {
  connectRedis,
  createMemoryDirectory,
  createMemoryRoomBus,
  createRedisDirectory,
  createRedisRoomBus,
  type Directory,
  type NoRedis,
  type RoomBus,
} from "@efir/directory";
import { ok, type Clock, type Result } from "@efir/kit";

export interface Store {
  readonly directory: Directory;
  readonly bus: RoomBus;
  readonly botStore: BotStore;
  readonly close: () => Promise<void>;
}

/** Where rooms, and what the bot remembers, are kept: in Redis when there is an address, else in this process. */
export const openStore = (
  redisUrl: string | null,
  clock: Clock,
): Promise<Result<Store, NoRedis>> =>
  redisUrl === null ? Promise.resolve(ok(inMemory(clock))) : inRedis(redisUrl);

function inMemory(clock: Clock): Store {
  const directory = createMemoryDirectory({ clock });
  const bus = createMemoryRoomBus();
  const botStore = createMemoryBotStore({ clock });
  return { directory, bus, botStore, close: () => closeAll(directory, bus, botStore) };
}

async function inRedis(url: string): Promise<Result<Store, NoRedis>> {
  const connected = await connectRedis(url, () => undefined); // commands say so, readiness follows
  if (!connected.ok) return connected;
  const redis = connected.value;
  const directory = createRedisDirectory(redis);
  const bus = createRedisRoomBus(redis);
  const botStore = createRedisBotStore(redis);
  return ok({
    directory,
    bus,
    botStore,
    close: async () => {
      await closeAll(directory, bus, botStore);
      redis.disconnect();
    },
  });
}

async function closeAll(...parts: readonly { close: () => Promise<void> }[]): Promise<void> {
  await Promise.allSettled(parts.map((part) => part.close()));
}
