import { err, ok, type Result } from "@efir/kit";
import { RoomCode, roomKey, type MemberState, type SeatId } from "@efir/protocol";
import * as v from "valibot";
import type {
  Admission,
  Judged,
  OtherRights,
  Removed,
  RoomFull,
  RoomNotFound,
  Seated,
} from "../directory.ts";
import { restrictNobody } from "../rights/restrict-nobody.ts";
import { isAlive, makeLease } from "./memory-leases.ts";
import {
  findRoom,
  roster,
  unseat,
  unseatWhere,
  type MemoryStore,
  type StoredRoom,
} from "./memory-store.ts";

export interface Entry {
  readonly code: RoomCode;
  readonly seated: Seated;
  readonly judged: Judged | undefined;
}

export function admit(
  store: MemoryStore,
  { code, seated, judged }: Entry,
): Result<Admission, RoomNotFound | RoomFull | OtherRights> {
  makeLease(store, seated.instance);
  const found = findRoom(store, code);
  if (!found) return err({ code: "room-not-found" });

  const { seats, room, rights } = found;
  const charter = { room, rights };
  const isJudged = judged === "unread" ? restrictNobody(charter) : judged === rights.version;
  if (judged !== undefined && !isJudged) return err({ code: "other-rights", charter });
  const old = seatOf(found, seated);
  const removed = removedBy(store, found, seated);
  if (!old && seats.size >= room.limit) return err({ code: "room-full", limit: room.limit });

  makeReal(store, found);
  seats.set(seated.member.seat, seated);
  found.goneAt = Infinity;
  if (old?.member.seat !== seated.member.seat) {
    store.tell({ kind: "member-joined", room: room.code, member: seated.member });
  }
  return ok({ room, roster: roster(found), removed, rights, hasChat: found.saidCount > 0 });
}

function makeReal(store: MemoryStore, found: StoredRoom): void {
  if (found.kind === "draft") store.tell({ kind: "room-created", room: found.room.code });
  found.kind = "real";
}

/** The older seat of the same person first, then those of instances that are gone. */
function removedBy(store: MemoryStore, found: StoredRoom, seated: Seated): Removed[] {
  const { id, seat } = seated.member;
  const isOlder = ({ member }: Seated) => member.id === id && member.seat !== seat;
  const isLost = ({ instance, member }: Seated) =>
    member.seat !== seat && instance !== seated.instance && !isAlive(store, instance);
  return [
    ...unseatWhere(store, found, isOlder).map((gone) => ({ ...gone, reason: "replaced" as const })),
    ...unseatWhere(store, found, isLost).map((gone) => ({ ...gone, reason: "lost" as const })),
  ];
}

const seatOf = ({ seats }: StoredRoom, { member }: Seated): Seated | undefined =>
  [...seats.values()].find((other) => other.member.id === member.id);

export interface Change {
  readonly code: RoomCode;
  readonly seat: SeatId;
  readonly state: MemberState;
}

export function update(store: MemoryStore, { code, seat, state }: Change): boolean {
  const seats = findRoom(store, code)?.seats;
  const seated = seats?.get(seat);
  if (seated) seats?.set(seat, { ...seated, member: { ...seated.member, state } });
  return seated !== undefined;
}

export function leave(store: MemoryStore, code: RoomCode, seat: SeatId): Seated | null {
  const found = findRoom(store, code);
  return found ? unseat(store, found, seat) : null;
}

export function members(store: MemoryStore, code: RoomCode): Seated[] {
  const found = findRoom(store, code);
  return found ? roster(found).filter(({ instance }) => isAlive(store, instance)) : [];
}

export const busyRooms = (store: MemoryStore): RoomCode[] =>
  [...store.rooms.values()]
    .filter(({ seats }) => [...seats.values()].some(({ instance }) => isAlive(store, instance)))
    .map(({ room }) => v.parse(RoomCode, roomKey(room.code)));
