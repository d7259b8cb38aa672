import { err, ok, type Result } from "@efir/kit";
import { roomKey, type Room, type RoomCode } from "@efir/protocol";
import type { CodeTaken, NewRoom, Seated } from "../directory.ts";
import { findRoom, unseatWhere, type MemoryStore } from "./memory-store.ts";

export function createRoom(store: MemoryStore, newRoom: NewRoom): Result<Room, CodeTaken> {
  const taken = findRoom(store, newRoom.code);
  if (taken) return err({ code: "code-taken", room: taken.room });
  const { keepEmptyMs, ...room } = newRoom;
  const goneAt = store.clock.now() + keepEmptyMs;
  store.rooms.set(roomKey(room.code), { room, keepEmptyMs, seats: new Map(), goneAt });
  store.tell({ kind: "room-created", room: room.code });
  return ok(room);
}

export function closeRoom(store: MemoryStore, code: RoomCode): readonly Seated[] {
  const found = findRoom(store, code);
  if (!found) return [];
  const left = unseatWhere(store, found, () => true);
  store.rooms.delete(roomKey(code));
  store.tell({ kind: "room-closed", room: found.room.code });
  return left;
}
