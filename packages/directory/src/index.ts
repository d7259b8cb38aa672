export {
  KEEP_BOT_ROOM_MS,
  KEEP_TYPED_ROOM_MS,
  LEASE_MS,
  RENEW_EVERY_MS,
  type Admission,
  type CodeTaken,
  type Directory,
  type NewRoom,
  type Removed,
  type RoomEvent,
  type RoomFull,
  type RoomNotFound,
  type Seated,
  type Swept,
} from "./directory.ts";
export { createMemoryDirectory, type MemoryDirectoryOptions } from "./memory/memory-directory.ts";
export { createMemoryRoomBus } from "./memory/memory-room-bus.ts";
export { connectRedis, type NoRedis } from "./redis/connect-redis.ts";
export { createRedisDirectory, type RedisDirectoryOptions } from "./redis/redis-directory.ts";
export { createRedisRoomBus } from "./redis/redis-room-bus.ts";
export { toScript, type Script } from "./redis/script.ts";
export { runOn, type Run, type ScriptRunner } from "./redis/script-runner.ts";
export type { RoomBus } from "./room-bus.ts";
