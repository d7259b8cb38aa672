export { NO_OPERATORS, type Call, type Operators, type WhyCalled } from "./answer/operators.ts";
export type { RoomView, Rooms, RoomWish } from "./answer/rooms.ts";
export { tryAgain, type Delivery, type Outcome, type Sender } from "./deliver/sender.ts";
export {
  createGateway,
  GATEWAY_LIMITS,
  TELEGRAM,
  type Gateway,
  type GatewayOptions,
  type NotAsked,
  type Receipt,
} from "./gateway.ts";
export type { GatewayKey } from "./gateway-key.ts";
export { createMemoryNotes } from "./memory/memory-notes.ts";
export { createMemoryQueue } from "./memory/memory-queue.ts";
export type { Answer, Message, MessageStatus } from "./message.ts";
export type { Notes } from "./notes.ts";
export type { MessageQueue, QueueLimits } from "./queue.ts";
export { createRedisNotes } from "./redis/redis-notes.ts";
export { createRedisQueue } from "./redis/redis-queue.ts";
export type { Watch } from "./watch.ts";
