import { err, ok, type Result } from "@efir/kit";
import { roomKey, type Room, type RoomCode } from "@efir/protocol";
import type { CodeTaken, NewRoom, Seated } from "../directory.ts";
import type { RedisStore } from "./redis-store.ts";
import { CLOSE, CREATE, DRAFT } from "./room-scripts.ts";
import { readRoom, readRoster, roomText } from "./seat-text.ts";

export async function createRoom(
  { inRoom }: RedisStore,
  newRoom: NewRoom,
): Promise<Result<Room, CodeTaken>> {
  const { code, text, limit, keepEmptyMs } = toKeep(newRoom);
  const taken = await inRoom(CREATE, roomKey(code), code, text, limit, keepEmptyMs);
  if (taken === null) return ok(readRoom(text));
  return err({ code: "code-taken", room: readRoom(taken) });
}

export async function draftRoom({ inRoom }: RedisStore, newRoom: NewRoom): Promise<void> {
  const { code, text, limit, keepEmptyMs } = toKeep(newRoom);
  await inRoom(DRAFT, roomKey(code), code, text, limit, keepEmptyMs);
}

const toKeep = ({ keepEmptyMs, ...room }: NewRoom) => ({
  code: room.code,
  text: roomText(room),
  limit: room.limit,
  keepEmptyMs,
});

export async function findRoom({ redis, keys }: RedisStore, code: RoomCode): Promise<Room | null> {
  const text = await redis.hget(keys.roomFacts(roomKey(code)), "json");
  return text === null ? null : readRoom(text);
}

export async function closeRoom(store: RedisStore, code: RoomCode): Promise<readonly Seated[]> {
  const room = roomKey(code);
  const left = readRoster(await store.inRoom(CLOSE, room));
  for (const { member } of left) store.instances.exit(room, member.seat);
  return left;
}
