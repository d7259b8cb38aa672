import {
  InstanceId,
  MemberId,
  RoomCode,
  SeatId,
  type MemberState,
  type Room,
} from "@efir/protocol";
import * as v from "valibot";
import type { NewRoom, Seated } from "../directory.ts";

export const KEEP_MS = 600_000;

export const code = (text: string): RoomCode => v.parse(RoomCode, text);
const seatId = (text: string): SeatId => v.parse(SeatId, text);
const instanceId = (text: string): InstanceId => v.parse(InstanceId, text);

export const A = instanceId("instance-a");
export const B = instanceId("instance-b");
export const C = instanceId("instance-c");

export const aRoom = (text: string, more: Partial<NewRoom> = {}): NewRoom => ({
  code: code(text),
  title: "Friday call",
  owner: v.parse(MemberId, "tg1"),
  mode: "open",
  plane: "mesh",
  limit: 8,
  createdAt: 1_763_000_000_000,
  keepEmptyMs: KEEP_MS,
  ...more,
});

/** What a room's creator gets back: all but how long it is kept. */
export const plain = (room: NewRoom): Room => {
  const { code, title, owner, mode, plane, limit, createdAt } = room;
  return { code, title, owner, mode, plane, limit, createdAt };
};

export const QUIET: MemberState = {
  mic: "on",
  camera: "off",
  screen: "off",
  hand: false,
  level: 0,
};

interface Who {
  readonly at?: InstanceId;
  readonly name?: string;
  /** Which seat of this person it is. */
  readonly seat?: number;
  readonly joinedAt?: number;
}

/** Person number `n`, in one of the seats that only this person ever has. */
export const sits = (n: number, { at = A, name, seat = 1, joinedAt }: Who = {}): Seated => ({
  instance: at,
  member: {
    id: v.parse(MemberId, `tg${n}`),
    name: name ?? `Person ${n}`,
    avatar: n % 2 ? `https://example.org/${n}.jpg` : null,
    seat: seatId(`seat-${n}-of-${seat}`),
    joinedAt: joinedAt ?? 1_763_000_000_000 + n,
    state: QUIET,
  },
});

export const seatOf = ({ member }: Seated): SeatId => member.seat;
export const seatsOf = (all: readonly Seated[]): SeatId[] => all.map(seatOf);
