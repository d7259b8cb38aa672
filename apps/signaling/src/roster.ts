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
import { HeadCount } from "./head-count.ts";
import { keptSeat } from "./kept-seat.ts";
import { isSameState } from "./same-state.ts";

/** How many of those who left are remembered: far more than leave while one message is on its way. */
const MAX_GONE = 1_000;

/**
 * Who sits in a room, as far as this instance knows. Each call that changes it answers whether it was news.
 *
 * News and rosters reach an instance in any order. A seat id is never used again, so whoever left stays
 * gone whatever an older roster says; and hearing a thing twice changes nothing.
 */
export class Roster {
  readonly #seats = new Map<SeatId, Seated>();
  readonly #holders: HeadCount<InstanceId>;
  #gone: Map<SeatId, LeaveReason> | null = null;
  #recovering: Set<SeatId> | null = null;

  /** `near` counts the rooms that each instance is in. */
  constructor(near: HeadCount<InstanceId>) {
    this.#holders = new HeadCount(near);
  }

  close(): void {
    this.#holders.close();
  }

  add(seated: Seated): boolean {
    const { seat } = seated.member;
    if (this.#seats.has(seat) || this.#gone?.has(seat)) return false;
    this.#seats.set(seat, keptSeat(seated));
    this.#holders.add(seated.instance);
    return true;
  }

  /** The seat is held by this instance now. */
  move(seat: SeatId, instance: InstanceId): void {
    const seated = this.#seats.get(seat);
    if (!seated) return;
    this.#holders.remove(seated.instance);
    this.#holders.add(instance);
    this.#seats.set(seat, { ...seated, instance });
  }

  remove(seat: SeatId, reason: LeaveReason): boolean {
    this.#gone ??= new Map<SeatId, LeaveReason>();
    rememberGone(this.#gone, seat, reason);
    this.#recovering?.delete(seat);
    const seated = this.#seats.get(seat);
    if (seated) this.#holders.remove(seated.instance);
    return this.#seats.delete(seat);
  }

  change(seat: SeatId, state: MemberState): boolean {
    const seated = this.#seats.get(seat);
    if (!seated || isSameState(seated.member.state, state)) return false;
    this.#seats.set(seat, { ...seated, member: { ...seated.member, state } });
    return true;
  }

  present(seat: SeatId, presence: Presence): boolean {
    if (!this.#seats.has(seat)) return false;
    if (presence === "on-air") return this.#recovering?.delete(seat) ?? false;
    this.#recovering ??= new Set<SeatId>();
    const isNews = !this.#recovering.has(seat);
    this.#recovering.add(seat);
    return isNews;
  }

  find(seat: SeatId): Seated | undefined {
    return this.#seats.get(seat);
  }

  /** Why this seat is no longer listed; undefined when nobody said so. */
  whyGone(seat: SeatId): LeaveReason | undefined {
    return this.#gone?.get(seat);
  }

  /** By the time they joined. */
  members(): readonly Member[] {
    return [...this.#seats.values()].map(({ member }) => member).sort(byJoinTime);
  }

  /** Those who have no socket now. */
  recovering(): readonly SeatId[] {
    return [...(this.#recovering ?? [])];
  }

  seated(): readonly Seated[] {
    return [...this.#seats.values()];
  }

  /** Where they have their connections. */
  instances(): Iterable<InstanceId> {
    return this.#holders.kinds();
  }
}

function rememberGone(gone: Map<SeatId, LeaveReason>, seat: SeatId, reason: LeaveReason): void {
  if (!gone.has(seat)) gone.set(seat, reason);
  const [oldest] = gone.keys();
  if (gone.size > MAX_GONE && oldest !== undefined) gone.delete(oldest);
}
