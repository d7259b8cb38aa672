import type { Result } from "@efir/kit";
import type { RoomCode } from "@efir/protocol";

/** An app of somebody else's, shown in a room. */
export interface HostRoom {
  readonly wsUrl: string;
  readonly appUrl: string;
  readonly title: string;
  readonly createdAt: number;
  /** The chat that its card shall be posted to; null: to none. */
  readonly chat: number | null;
  /** A digest of what whoever registered it knows, and nobody else. */
  readonly proof: string;
}

/** A chat whose admins let apps post the cards of their rooms there, and how. */
export interface HostChat {
  readonly kind: "private" | "group" | "channel";
  readonly language: "en" | "ru";
  /** The topic of a forum. */
  readonly thread: number | null;
}

type RoomTaken = { readonly code: "room-taken" };

/**
 * Which rooms have an app beside them, as long as it says that it lives. Rules HO1 to HOn:
 * host-rooms.contract.ts. Throws when its store is out of reach.
 */
export interface HostRooms {
  /** Who has the proof of before changes what is there; `createdAt` stays. Anybody else is refused. */
  readonly register: (code: RoomCode, host: HostRoom) => Promise<Result<HostRoom, RoomTaken>>;
  /** What is there now lives for HOST_LIFE_MS more. Null when it is gone. */
  readonly keep: (code: RoomCode) => Promise<HostRoom | null>;
  /** False when there is nothing with this proof. */
  readonly remove: (code: RoomCode, proof: string) => Promise<boolean>;
  readonly find: (code: RoomCode) => Promise<HostRoom | null>;
  /**
   * Names a room whose app was registered, kept or removed from now on. Nobody is told of one whose life
   * ran out. Answers how to stop.
   */
  readonly subscribe: (listener: (room: RoomCode) => void) => Promise<() => Promise<void>>;

  /** Apps may post cards there, until the chat is closed to them. */
  readonly openChat: (chat: number, as: HostChat) => Promise<void>;
  readonly closeChat: (chat: number) => Promise<void>;
  readonly chat: (chat: number) => Promise<HostChat | null>;
  readonly close: () => Promise<void>;
}

export const HOST_LIFE_MS = 90_000;
