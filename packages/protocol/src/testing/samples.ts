import * as v from "valibot";
import { Member, MemberState, Room, SeatId } from "../index.ts";

export const seat = (text: string): SeatId => v.parse(SeatId, text);

export const talking = v.parse(MemberState, {
  mic: "on",
  camera: "off",
  screen: "off",
  hand: false,
  level: 2,
});

export const anna = v.parse(Member, {
  id: "tg100001",
  name: "Anna",
  avatar: null,
  seat: "seatAnna0001",
  joinedAt: 1_790_000_001_000,
  state: talking,
});

export const room = v.parse(Room, {
  code: "Team_Call-7",
  title: "Team call",
  owner: null,
  mode: "open",
  plane: "mesh",
  limit: 8,
  createdAt: 1_790_000_000_000,
});
