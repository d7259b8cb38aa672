import type { Result } from "@efir/kit";
import type { InstanceId, Member, MemberState, Room, RoomCode, SeatId } from "@efir/protocol";
import type { Chat, Said, Unnumbered } from "./chat.ts";
import type { Charter, RoomRights } from "./rights/room-rights.ts";

/** A member, and the instance that holds its connection. */
export interface Seated {
  readonly member: Member;
  readonly instance: InstanceId;
}

export interface NewRoom extends Room {
  /** How long the room is kept while nobody is in it. */
  readonly keepEmptyMs: number;
  /** What people may do in it from the start. */
  readonly rights?: RoomRights;
}

export type CodeTaken = { readonly code: "code-taken"; readonly room: Room };
export type RoomNotFound = { readonly code: "room-not-found" };
export type RoomFull = { readonly code: "room-full"; readonly limit: number };
/** The rights are not those that were judged: these are. */
export type OtherRights = { readonly code: "other-rights"; readonly charter: Charter };

/**
 * The rights by which somebody is let in: this version of them, or none that were read, which will do where
 * they restrict nobody.
 */
export type Judged = number | "unread";

export interface Admission {
  readonly room: Room;
  /** Everyone in the room, the newcomer included, by the time they joined. */
  readonly roster: readonly Seated[];
  /**
   * Seats that this admission took away: an older one of the same person, and those of instances that
   * are gone. Whoever is told of them here is the only one who is, and tells the others.
   */
  readonly removed: readonly Removed[];
  /** By which the newcomer was let in. */
  readonly rights: RoomRights;
  /** Something was said in the room, see `chat`. */
  readonly hasChat: boolean;
}

export interface Removed extends Seated {
  readonly reason: "replaced" | "lost";
}

/** A room with somebody in it who was removed because its instance is gone. */
export interface Swept extends Removed {
  readonly room: RoomCode;
}

export type RoomEvent =
  | { readonly kind: "room-created" | "room-closed"; readonly room: RoomCode }
  | {
      readonly kind: "member-joined" | "member-left";
      readonly room: RoomCode;
      readonly member: Member;
    };

/** The rights in a room are new, or the room has ended. */
export interface RightsNews {
  readonly room: RoomCode;
  readonly charter: Charter | null;
}

/**
 * Which rooms there are and who is in them, shared by every instance. Rules DR1 to DRn, and nothing
 * else, are promised: directory.contract.ts. Every answer is a copy. Throws when its store is out of reach.
 */
export interface Directory {
  readonly createRoom: (room: NewRoom) => Promise<Result<Room, CodeTaken>>;
  /**
   * A room that comes to be with its first admission or with `createRoom`, which both tell of it. Until
   * then `room` answers it, the code is free, and another draft takes its place. A real room stays as it is.
   */
  readonly draftRoom: (room: NewRoom) => Promise<void>;
  readonly room: (code: RoomCode) => Promise<Room | null>;
  /** Ends the room and takes every seat away; answers who sat there. `hasEnded` for ENDED_MS, or until made anew. */
  readonly closeRoom: (code: RoomCode) => Promise<readonly Seated[]>;
  readonly hasEnded: (code: RoomCode) => Promise<boolean>;

  /**
   * Gives a seat. One per person: an older one of the same person is taken away. A seat admitted again is
   * the same seat: it moves to the instance named now, and nobody is told. The first admission of an
   * instance makes its lease; one whose lease ran out renews before it admits. With `judged` nobody is let
   * in by rights that are not those any more.
   */
  readonly admit: (
    code: RoomCode,
    seated: Seated,
    judged?: Judged,
  ) => Promise<Result<Admission, RoomNotFound | RoomFull | OtherRights>>;
  /** Another instance admitted this seat of ours, so that we need not clear up after it any more. */
  readonly handedOver: (from: InstanceId, code: RoomCode, seat: SeatId) => void;
  /** False when the seat was already gone. */
  readonly update: (code: RoomCode, seat: SeatId, state: MemberState) => Promise<boolean>;
  /** Answers who left, or null when the seat was already gone: of two leaves only one is told. */
  readonly leave: (code: RoomCode, seat: SeatId) => Promise<Seated | null>;
  /** Those whose instance lives, by the time they joined. */
  readonly members: (code: RoomCode) => Promise<readonly Seated[]>;
  /** The rooms with somebody in them, in lower case; one may be named that has just become empty. */
  readonly busyRooms: () => Promise<readonly RoomCode[]>;

  /**
   * The instance lives for another lease; false when the old one had run out (or was never made), so that
   * its seats may be gone. Its cost does not grow with the number of members.
   */
  readonly renew: (instance: InstanceId) => Promise<boolean>;
  /** The instance is done: its seats are taken away now, not when the lease runs out. */
  readonly retire: (instance: InstanceId) => Promise<readonly Swept[]>;
  /** Takes away the seats of instances whose lease ran out. Each seat is told to exactly one caller. */
  readonly sweep: () => Promise<readonly Swept[]>;

  /**
   * Every change from now on, of every room, in order for each. Answers how to stop. A change of state is no event,
   * nor is an empty room that runs out. What happens while the store is out of reach is missed.
   */
  readonly subscribe: (listener: (event: RoomEvent) => void) => Promise<() => Promise<void>>;
  /** A room, and what people may do there. */
  readonly charter: (code: RoomCode) => Promise<Charter | null>;
  /**
   * Changes the rights with nothing in between. `change` may be asked again when somebody else was quicker,
   * and what it refuses is refused. Who answers the rights it was given changes nothing, and nobody is told.
   */
  readonly changeRights: <E>(
    code: RoomCode,
    change: (charter: Charter) => Result<RoomRights, E>,
  ) => Promise<Result<Charter, E | RoomNotFound>>;
  /** As `subscribe`, but of rights, and of rooms that end. */
  readonly followRights: (listener: (news: RightsNews) => void) => Promise<() => Promise<void>>;

  /** Numbers what is said and keeps it as long as the room; null where there is none. Nobody is told. */
  readonly say: (code: RoomCode, said: Unnumbered) => Promise<Said | null>;
  readonly chat: (code: RoomCode) => Promise<Chat>;

  /** Keeps what a seat needs to go on, for PARKED_MS, until some instance takes it. */
  readonly park: (seat: SeatId, parcel: string) => Promise<void>;
  /** Answers what was parked last, once. */
  readonly unpark: (seat: SeatId) => Promise<string | null>;
  /** How links begin that invite into a room in Telegram; its code completes them. Kept for INVITE_MS. */
  readonly setInvite: (beginning: string) => Promise<void>;
  readonly invite: () => Promise<string | null>;

  /** True while the store can be reached. */
  readonly ready: () => Promise<boolean>;
  /** Lets go of what the directory itself opened; a connection it was given stays its owner's. */
  readonly close: () => Promise<void>;
}

/** 5 s between renewals and 15 s of life: two may be lost before an instance counts as gone. */
export const LEASE_MS = 15_000;
export const RENEW_EVERY_MS = 5_000;

/** As long as a seat is kept without a socket. */
export const PARKED_MS = 30_000;

/** Longer than any client takes to try again. */
export const ENDED_MS = 60_000;

/** Said again long before that, by a bot that lives. */
export const INVITE_MS = 24 * 60 * 60_000;

/** Rooms made by the bot are kept while empty for a day, hand-typed ones for ten minutes. */
export const KEEP_BOT_ROOM_MS = 24 * 60 * 60_000;
export const KEEP_TYPED_ROOM_MS = 10 * 60_000;
