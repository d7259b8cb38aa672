import { err, ok, type Result } from "@efir/kit";
import { roomKey, type Room, type RoomCode } from "@efir/protocol";
import { ENDED_MS, type CodeTaken, type NewRoom, type Seated } from "../directory.ts";
import { NO_RIGHTS } from "../rights/room-rights.ts";
import type { RedisStore } from "./redis-store.ts";
import { CLOSE, CREATE, DRAFT } from "./room-scripts.ts";
import { freeText, rightsText } from "./rights-text.ts";
import { readRoom, readRoster, roomText } from "./seat-text.ts";

export async function createRoom(
  { inRoom }: RedisStore,
  newRoom: NewRoom,
): Promise<Result<Room, CodeTaken>> {
  const taken = await inRoom(CREATE, roomKey(newRoom.code), ...toKeep(newRoom));
  if (taken === null) return ok(readRoom(roomText(newRoom)));
  return err({ code: "code-taken", room: readRoom(taken) });
}

export async function draftRoom({ inRoom }: RedisStore, newRoom: NewRoom): Promise<void> {
  await inRoom(DRAFT, roomKey(newRoom.code), ...toKeep(newRoom));
}

const toKeep = ({ keepEmptyMs, rights = NO_RIGHTS, ...room }: NewRoom) => [
  room.code,
  roomText(room),
  room.limit,
  keepEmptyMs,
  rightsText(rights),
  rights.version,
  freeText({ room, rights }),
];

export async function findRoom({ redis, keys }: RedisStore, code: RoomCode): Promise<Room | null> {
  const text = await redis.hget(keys.roomFacts(roomKey(code)), "json");
  return text === null ? null : readRoom(text);
}

export async function closeRoom(store: RedisStore, code: RoomCode): Promise<readonly Seated[]> {
  const room = roomKey(code);
  const left = readRoster(await store.inRoom(CLOSE, room, ENDED_MS));
  for (const { member } of left) store.instances.exit(room, member.seat);
  return left;
}

export const hasEnded = async ({ redis, keys }: RedisStore, code: RoomCode): Promise<boolean> =>
  (await redis.exists(keys.ended(roomKey(code)))) === 1;
