import { err, ok, type Result } from "@efir/kit";
import { roomKey, type Room, type RoomCode } from "@efir/protocol";
import { ENDED_MS, type CodeTaken, type NewRoom, type Seated } from "../directory.ts";
import { NO_RIGHTS } from "../rights/room-rights.ts";
import { findRoom, unseatWhere, type MemoryStore, type StoredRoom } from "./memory-store.ts";

export function createRoom(store: MemoryStore, newRoom: NewRoom): Result<Room, CodeTaken> {
  const taken = findRoom(store, newRoom.code);
  if (taken?.kind === "real") return err({ code: "code-taken", room: taken.room });
  const { room } = keep(store, newRoom, "real");
  store.tell({ kind: "room-created", room: room.code });
  return ok(room);
}

export function draftRoom(store: MemoryStore, newRoom: NewRoom): void {
  if (findRoom(store, newRoom.code)?.kind !== "real") keep(store, newRoom, "draft");
}

export function closeRoom(store: MemoryStore, code: RoomCode): readonly Seated[] {
  const found = findRoom(store, code);
  if (!found) return [];
  const left = unseatWhere(store, found, () => true);
  store.rooms.delete(roomKey(code));
  if (found.kind === "real") {
    store.tell({ kind: "room-closed", room: found.room.code });
    store.tellRights({ room: found.room.code, charter: null });
    store.ended.set(roomKey(code), store.clock.now() + ENDED_MS);
  }
  return left;
}

export function hasEnded({ ended, clock }: MemoryStore, code: RoomCode): boolean {
  for (const [key, until] of ended) if (until <= clock.now()) ended.delete(key);
  return ended.has(roomKey(code));
}

function keep(
  { rooms, ended, clock }: MemoryStore,
  { keepEmptyMs, rights = NO_RIGHTS, ...room }: NewRoom,
  kind: StoredRoom["kind"],
): StoredRoom {
  const goneAt = clock.now() + keepEmptyMs;
  const seats: StoredRoom["seats"] = new Map();
  const chat = { lines: [], reactions: [] };
  const kept: StoredRoom = { room, keepEmptyMs, seats, kind, rights, chat, saidCount: 0, goneAt };
  ended.delete(roomKey(room.code));
  rooms.set(roomKey(room.code), kept);
  return kept;
}
