import { err, ok, type Result } from "@efir/kit";
import type { RoomCode } from "@efir/protocol";
import type { RoomNotFound } from "../directory.ts";
import type { Charter, RoomRights } from "../rights/room-rights.ts";
import { findRoom, type MemoryStore } from "./memory-store.ts";

export function charter(store: MemoryStore, code: RoomCode): Charter | null {
  const found = findRoom(store, code);
  return found ? { room: found.room, rights: found.rights } : null;
}

export function changeRights<E>(
  store: MemoryStore,
  code: RoomCode,
  change: (charter: Charter) => Result<RoomRights, E>,
): Result<Charter, E | RoomNotFound> {
  const found = findRoom(store, code);
  if (!found) return err({ code: "room-not-found" });
  const { room, rights } = found;
  const given = structuredClone({ room, rights });
  const changed = change(given);
  if (!changed.ok) return changed;
  if (changed.value === given.rights) return ok(given);
  found.rights = { ...structuredClone(changed.value), version: rights.version + 1 };
  const now = { room, rights: found.rights };
  store.tellRights({ room: room.code, charter: now });
  return ok(now);
}
