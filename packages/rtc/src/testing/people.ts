import {
  Member,
  Room,
  RoomCode,
  SeatId,
  type MemberState,
  type ServerMessage,
} from "@efir/protocol";
import * as v from "valibot";

export const QUIET: MemberState = {
  mic: "off",
  camera: "off",
  screen: "off",
  hand: false,
  level: 0,
};

export const ROOM = v.parse(Room, {
  code: "Team_Call-7",
  title: "Team call",
  owner: null,
  mode: "open",
  plane: "mesh",
  limit: 8,
  createdAt: 1_000,
});

export const CODE = v.parse(RoomCode, "Team_Call-7");

/** `seatOf("anna")` is always the same seat. */
export const seatOf = (name: string): SeatId => v.parse(SeatId, `seat-of-${name}`);

export const member = (name: string, joinedAt: number, state: Partial<MemberState> = {}): Member =>
  v.parse(Member, {
    id: `tg${name}`,
    name,
    avatar: null,
    seat: seatOf(name),
    joinedAt,
    state: { ...QUIET, ...state },
  });

export const welcomeTo = (self: Member) =>
  ({
    type: "welcome",
    version: 1,
    self,
    ice: { iceServers: [], iceTransportPolicy: "all", expiresAt: null },
  }) satisfies ServerMessage;

/** What the server says to a newcomer. */
export const joinedAs = (own: Member, ...others: readonly Member[]): ServerMessage => ({
  type: "joined",
  room: ROOM,
  seat: own.seat,
  members: [...others, own],
});
