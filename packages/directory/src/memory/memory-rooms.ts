import { err, ok, type Result } from "@efir/kit";
import { roomKey, type Room, type RoomCode } from "@efir/protocol";
import type { CodeTaken, NewRoom, Seated } from "../directory.ts";
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
  if (found.kind === "real") store.tell({ kind: "room-closed", room: found.room.code });
  return left;
}

function keep(
  { rooms, clock }: MemoryStore,
  { keepEmptyMs, ...room }: NewRoom,
  kind: StoredRoom["kind"],
): StoredRoom {
  const goneAt = clock.now() + keepEmptyMs;
  const kept: StoredRoom = { room, keepEmptyMs, seats: new Map(), kind, goneAt };
  rooms.set(roomKey(room.code), kept);
  return kept;
}
