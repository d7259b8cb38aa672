export type { Chat, Said, Unnumbered } from "./chat.ts";
export {
  KEEP_BOT_ROOM_MS,
  KEEP_TYPED_ROOM_MS,
  LEASE_MS,
  RENEW_EVERY_MS,
  type Admission,
  type CodeTaken,
  type Directory,
  type Judged,
  type NewRoom,
  type OtherRights,
  type Removed,
  type RightsNews,
  type RoomEvent,
  type RoomFull,
  type RoomNotFound,
  type Seated,
  type Swept,
} from "./directory.ts";
export { HOST_LIFE_MS, type HostChat, type HostRoom, type HostRooms } from "./host-rooms.ts";
export { createMemoryHostRooms } from "./memory/memory-host-rooms.ts";
export { createRedisHostRooms } from "./redis/redis-host-rooms.ts";
export type { LeftBehind, Moving, MoveKeys } from "./move-keys.ts";
export { createMemoryMoveKeys } from "./memory/memory-move-keys.ts";
export { createRedisMoveKeys } from "./redis/redis-move-keys.ts";
export type { Picture, Pictures } from "./pictures.ts";
export { createMemoryPictures } from "./memory/memory-pictures.ts";
export { createRedisPictures } from "./redis/redis-pictures.ts";
export type { DayOfFigures, Figures, Trouble } from "./figures.ts";
export { createMemoryFigures } from "./memory/memory-figures.ts";
export { createRedisFigures } from "./redis/redis-figures.ts";
export { createMemoryDirectory, type MemoryDirectoryOptions } from "./memory/memory-directory.ts";
export { createMemoryRoomBus } from "./memory/memory-room-bus.ts";
export { connectRedis, type NoRedis } from "./redis/connect-redis.ts";
export { describeNoRedis } from "./redis/describe-no-redis.ts";
export { openRedis, type RedisClient } from "./redis/redis-client.ts";
export { createRedisDirectory, type RedisDirectoryOptions } from "./redis/redis-directory.ts";
export { createRedisRoomBus } from "./redis/redis-room-bus.ts";
export { toScript, type Script } from "./redis/script.ts";
export { runOn, type Run, type ScriptRunner } from "./redis/script-runner.ts";
export { bar, knock, letIn, turnAway, unban, withoutKnock, withStanding } from "./rights/change.ts";
export { banned, entryOf, isBarred, waiting, type Entry } from "./rights/entry.ts";
export {
  allowedState,
  houseRules,
  isAbove,
  isMuted,
  leads,
  moderates,
  roleOf,
} from "./rights/roles.ts";
export { NO_RIGHTS, type Charter, type RoomRights } from "./rights/room-rights.ts";
export type { RoomBus } from "./room-bus.ts";
