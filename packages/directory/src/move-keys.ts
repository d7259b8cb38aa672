import type { Person, RoomCode, SeatId } from "@efir/protocol";

/** Who goes on at another device, and in which room. */
export interface Moving {
  readonly person: Person;
  readonly room: RoomCode;
}

/** How a person went on elsewhere: with their call, or with one of its own that takes the place of this one. */
export type LeftBehind = "moved-away" | "taken-over";

/**
 * Keys with which people take their call along to another device. Rules MK1 to MK5: move-keys.contract.ts.
 * Throws when its store is out of reach.
 */
export interface MoveKeys {
  /** The newest key of a person is the only one that is good. */
  readonly keep: (key: string, moving: Moving, keepMs: number) => Promise<void>;
  /** Takes the key away: it is good once. Null when nobody keeps it, or not any more. */
  readonly redeem: (key: string) => Promise<Moving | null>;
  /** The person has gone on from this seat somewhere else. */
  readonly leaveBehind: (seat: SeatId, how: LeftBehind, keepMs: number) => Promise<void>;
  readonly leftBehind: (seat: SeatId) => Promise<LeftBehind | null>;
}
