import type { Clock } from "@efir/kit";
import {
  roomKey,
  type InstanceId,
  type Room,
  type RoomCode,
  type RoomKey,
  type SeatId,
} from "@efir/protocol";
import type { Chat } from "../chat.ts";
import type { RightsNews, RoomEvent, Seated } from "../directory.ts";
import type { RoomRights } from "../rights/room-rights.ts";
import { seatedByJoinTime } from "../seated-by-join-time.ts";

export interface StoredRoom {
  readonly room: Room;
  readonly keepEmptyMs: number;
  readonly seats: Map<SeatId, Seated>;
  /** A draft becomes real with its first admission. */
  kind: "draft" | "real";
  rights: RoomRights;
  chat: Chat;
  /** How much was said. */
  saidCount: number;
  /** When the room runs out; never, while somebody sits in it. */
  goneAt: number;
}

export interface MemoryStore {
  readonly rooms: Map<RoomKey, StoredRoom>;
  /** When each instance's lease runs out. One that did is kept, until its instance renews or retires. */
  readonly leases: Map<InstanceId, number>;
  readonly leaseMs: number;
  readonly clock: Clock;
  readonly parked: Map<SeatId, { readonly parcel: string; readonly until: number }>;
  /** Until when rooms count as ended. */
  readonly ended: Map<RoomKey, number>;
  /** How links begin that invite, and until when that was said. */
  invite: { readonly beginning: string; readonly goneAt: number } | null;
  readonly tell: (event: RoomEvent) => void;
  readonly tellRights: (news: RightsNews) => void;
}

export function findRoom({ rooms, clock }: MemoryStore, code: RoomCode): StoredRoom | undefined {
  const found = rooms.get(roomKey(code));
  if (!found || found.goneAt > clock.now()) return found;
  rooms.delete(roomKey(code));
  return undefined;
}

export function unseat(store: MemoryStore, from: StoredRoom, seat: SeatId): Seated | null {
  const seated = from.seats.get(seat);
  if (!seated) return null;
  from.seats.delete(seat);
  if (from.seats.size === 0) from.goneAt = store.clock.now() + from.keepEmptyMs;
  store.tell({ kind: "member-left", room: from.room.code, member: seated.member });
  return seated;
}

/** Takes away the seats that `isGone` names. */
export const unseatWhere = (
  store: MemoryStore,
  from: StoredRoom,
  isGone: (seated: Seated) => boolean,
): Seated[] =>
  roster(from)
    .filter(isGone)
    .flatMap(({ member }) => unseat(store, from, member.seat) ?? []);

/** By the time they joined. */
export const roster = ({ seats }: StoredRoom): Seated[] =>
  [...seats.values()].sort(seatedByJoinTime);
