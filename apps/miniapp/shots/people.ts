import { MemberId, SeatId } from "@efir/protocol";
import type { CallMember } from "@efir/rtc";
import * as v from "valibot";
import { aMember } from "../src/testing/fake-call.ts";

const NAMES = [
  "Анна Каренина",
  "Boris",
  "Chen Wei",
  "Dana",
  "Vera (night shift)",
  "Gleb",
  "Константин Константинопольский",
  "Ida",
  "Jan",
  "Лев",
  "Mona",
  "Nils",
] as const;

/** What a room is like: the first is oneself. */
const STATES: readonly Partial<CallMember["state"]>[] = [
  {},
  { level: 2 },
  { mic: "off" },
  { mic: "off", hand: true },
  { mic: "off" },
  { mic: "none" },
  { level: 1 },
  { mic: "off", away: true },
];

export function somePeople(count: number): readonly CallMember[] {
  return Array.from({ length: count }, (_, n) =>
    aMember({
      id: v.parse(MemberId, `person${n}`),
      seat: v.parse(SeatId, `seat-number-${n}`),
      name: `${NAMES[n % NAMES.length] ?? "Anna"}${n < NAMES.length ? "" : ` ${n}`}`,
      joinedAt: n,
      link: n === 0 ? "self" : n === 5 ? "recovering" : "connected",
      role: n === 1 ? "owner" : n === 2 ? "moderator" : "speaker",
      muted: n === 4,
      state: STATES[n % STATES.length] ?? {},
    }),
  );
}
