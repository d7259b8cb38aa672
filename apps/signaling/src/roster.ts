import type { Seated } from "@efir/directory";
import {
  byJoinTime,
  type InstanceId,
  type LeaveReason,
  type Member,
  type MemberState,
  type Presence,
  type SeatId,
} from "@efir/protocol";
import { createHeadCount } from "./head-count.ts";
import { isSameState } from "./same-state.ts";

/** How many of those who left are remembered: far more than leave while one message is on its way. */
const MAX_GONE = 1_000;

/**
 * Who sits in a room, as far as this instance knows. Each call answers whether it was news.
 *
 * News and rosters reach an instance in any order. A seat id is never used again, so whoever left stays
 * gone whatever an older roster says; and hearing a thing twice changes nothing.
 */
export interface Roster {
  readonly add: (seated: Seated) => boolean;
  /** The seat is held by this instance now. */
  readonly move: (seat: SeatId, instance: InstanceId) => void;
  readonly remove: (seat: SeatId, reason: LeaveReason) => boolean;
  readonly change: (seat: SeatId, state: MemberState) => boolean;
  readonly present: (seat: SeatId, presence: Presence) => boolean;
  readonly find: (seat: SeatId) => Seated | undefined;
  /** Why this seat is no longer listed; undefined when nobody said so. */
  readonly whyGone: (seat: SeatId) => LeaveReason | undefined;
  /** By the time they joined. */
  readonly members: () => readonly Member[];
  /** Those who have no socket now. */
  readonly recovering: () => readonly SeatId[];
  readonly seated: () => readonly Seated[];
  /** Where they have their connections. */
  readonly instances: () => Iterable<InstanceId>;
}

function rememberGone(gone: Map<SeatId, LeaveReason>, seat: SeatId, reason: LeaveReason): void {
  if (!gone.has(seat)) gone.set(seat, reason);
  const [oldest] = gone.keys();
  if (gone.size > MAX_GONE && oldest !== undefined) gone.delete(oldest);
}

export function createRoster(): Roster {
  const seats = new Map<SeatId, Seated>();
  const gone = new Map<SeatId, LeaveReason>();
  const recovering = new Set<SeatId>();
  const holders = createHeadCount<InstanceId>();

  return {
    add: ({ member, instance }) => {
      const { seat } = member;
      if (seats.has(seat) || gone.has(seat)) return false;
      seats.set(seat, { member, instance });
      holders.add(instance);
      return true;
    },
    move: (seat, instance) => {
      const seated = seats.get(seat);
      if (!seated) return;
      holders.remove(seated.instance);
      holders.add(instance);
      seats.set(seat, { ...seated, instance });
    },
    remove: (seat, reason) => {
      rememberGone(gone, seat, reason);
      recovering.delete(seat);
      const seated = seats.get(seat);
      if (seated) holders.remove(seated.instance);
      return seats.delete(seat);
    },
    change: (seat, state) => {
      const seated = seats.get(seat);
      if (!seated || isSameState(seated.member.state, state)) return false;
      seats.set(seat, { ...seated, member: { ...seated.member, state } });
      return true;
    },
    present: (seat, presence) => {
      if (!seats.has(seat)) return false;
      if (presence === "on-air") return recovering.delete(seat);
      const isNews = !recovering.has(seat);
      recovering.add(seat);
      return isNews;
    },
    find: (seat) => seats.get(seat),
    whyGone: (seat) => gone.get(seat),
    recovering: () => [...recovering],
    members: () => [...seats.values()].map(({ member }) => member).sort(byJoinTime),
    seated: () => [...seats.values()],
    instances: holders.kinds,
  };
}
