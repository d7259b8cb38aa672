import {
  createMemoryBotStore,
  createRedisBotStore,
  type BotStore,
  type MessageStore,
} from "@efir/bot";
import {
  connectRedis,
  createMemoryDirectory,
  createMemoryFigures,
  createMemoryHostRooms,
  createMemoryMoveKeys,
  createMemoryPictures,
  createMemoryRoomBus,
  createRedisDirectory,
  createRedisFigures,
  createRedisHostRooms,
  createRedisMoveKeys,
  createRedisPictures,
  createRedisRoomBus,
  type Directory,
  type Figures,
  type HostRooms,
  type MoveKeys,
  type NoRedis,
  type Pictures,
  type RoomBus,
} from "@efir/directory";
import {
  createMemoryNotes,
  createMemoryQueue,
  createRedisNotes,
  createRedisQueue,
} from "@efir/gateway";
import { ok, type Clock, type Result } from "@efir/kit";

export interface Store {
  readonly directory: Directory;
  readonly bus: RoomBus;
  readonly botStore: BotStore;
  readonly messages: MessageStore;
  readonly figures: Figures;
  readonly pictures: Pictures;
  readonly hostRooms: HostRooms;
  readonly moveKeys: MoveKeys;
  readonly close: () => Promise<void>;
}

/** Where rooms, and what the bot remembers, are kept: in Redis when there is an address, else in this process. */
export const openStore = (
  redisUrl: string | null,
  clock: Clock,
): Promise<Result<Store, NoRedis>> =>
  redisUrl === null ? Promise.resolve(ok(inMemory(clock))) : inRedis(redisUrl, clock);

function inMemory(clock: Clock): Store {
  const directory = createMemoryDirectory({ clock });
  const bus = createMemoryRoomBus();
  const botStore = createMemoryBotStore({ clock });
  const messages = { queue: createMemoryQueue({ clock }), notes: createMemoryNotes({ clock }) };
  const figures = createMemoryFigures();
  const pictures = createMemoryPictures({ clock });
  const hostRooms = createMemoryHostRooms({ clock });
  const moveKeys = createMemoryMoveKeys({ clock });
  const close = () => closeAll(directory, bus, botStore, hostRooms);
  return { directory, bus, botStore, messages, figures, pictures, hostRooms, moveKeys, close };
}

async function inRedis(url: string, clock: Clock): Promise<Result<Store, NoRedis>> {
  const connected = await connectRedis(url, () => undefined); // commands say so, readiness follows
  if (!connected.ok) return connected;
  const redis = connected.value;
  const directory = createRedisDirectory(redis);
  const bus = createRedisRoomBus(redis);
  const botStore = createRedisBotStore(redis);
  const hostRooms = createRedisHostRooms(redis);
  return ok({
    directory,
    bus,
    botStore,
    messages: { queue: createRedisQueue(redis, { clock }), notes: createRedisNotes(redis) },
    figures: createRedisFigures(redis),
    pictures: createRedisPictures(redis),
    hostRooms,
    moveKeys: createRedisMoveKeys(redis),
    close: async () => {
      await closeAll(directory, bus, botStore, hostRooms);
      redis.disconnect();
    },
  });
}

async function closeAll(...parts: readonly { close: () => Promise<void> }[]): Promise<void> {
  await Promise.allSettled(parts.map((part) => part.close()));
}
