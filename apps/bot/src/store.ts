import type { RoomCode } from "@efir/protocol";

/** A chat of Telegram; a forum topic is a place of its own. */
export interface ChatPlace {
  readonly chat: number;
  readonly thread: number | null;
}

/** A message of the bot that shows a room: one it sent itself, or one sent through inline or guest mode. */
export type Card =
  | {
      readonly kind: "message";
      readonly chat: number;
      readonly message: number;
      /** Groups share an allowance of edits; a private chat has none to speak of. */
      readonly chatKind: "private" | "group" | "channel";
      readonly language: "en" | "ru";
    }
  | { readonly kind: "inline"; readonly id: string; readonly language: "en" | "ru" };

/** What a room has seen since somebody last came into the empty room. */
export interface Stay {
  readonly startedAt: number;
  /** Null while somebody is on air. */
  readonly endedAt: number | null;
  /** How many different people came. */
  readonly came: number;
}

/**
 * What the bot remembers beyond rooms and members, shared by every instance of the bot. Each call is atomic:
 * of two instances that do the same at once, exactly one is told that it was first. Rules ST1 to STn:
 * store.contract.ts. Throws when the store is out of reach.
 */
export interface BotStore {
  /** The room that this update made: `code` for the first caller, the first caller's code for all others. */
  readonly once: (update: number, code: RoomCode) => Promise<RoomCode>;
  /** True for the first caller only; remembered for a day. */
  readonly firstTime: (what: string) => Promise<boolean>;

  readonly runningRoom: (place: ChatPlace) => Promise<RoomCode | null>;
  /** Those of all its topics. */
  readonly runningRooms: (chat: number) => Promise<readonly RoomCode[]>;
  readonly setRunningRoom: (place: ChatPlace, code: RoomCode) => Promise<void>;
  /** A group became a supergroup: its rooms and cards follow. */
  readonly moveChat: (from: number, to: number) => Promise<void>;
  /** The bot is out of this chat: its cards are forgotten. Its running room is not: the bot may come back. */
  readonly forgetChat: (chat: number) => Promise<void>;

  readonly addOwnRoom: (user: number, code: RoomCode) => Promise<void>;
  /** The newest first, at most 50. */
  readonly ownRooms: (user: number) => Promise<readonly RoomCode[]>;

  readonly addCard: (code: RoomCode, card: Card) => Promise<void>;
  readonly dropCard: (code: RoomCode, card: Card) => Promise<void>;
  readonly cards: (code: RoomCode) => Promise<readonly Card[]>;
  /** What a card shows now, in whatever words its writer compares; null when unknown. */
  readonly shown: (card: Card) => Promise<string | null>;
  readonly setShown: (card: Card, text: string) => Promise<void>;
  /** Takes a turn to edit if there is one: 0, or how many ms until it is worth asking again. */
  readonly takeTurn: (card: Card, limits: EditLimits) => Promise<number>;
  /** Telegram asked to wait: nobody edits in this chat until then. */
  readonly pause: (card: Card, ms: number) => Promise<void>;

  /** What the room is called: for the cards of one that is gone. */
  readonly title: (code: RoomCode) => Promise<string | null>;
  readonly setTitle: (code: RoomCode, title: string) => Promise<void>;
  /** The app that is beside the room, or was: for the cards of rooms that it has left. */
  readonly host: (code: RoomCode) => Promise<string | null>;
  readonly setHost: (code: RoomCode, place: string) => Promise<void>;
  readonly stay: (code: RoomCode) => Promise<Stay | null>;
  /** Said again of the same member and the same time, it changes nothing, even when the stay is over. */
  readonly memberCame: (code: RoomCode, member: string, at: number) => Promise<void>;
  /**
   * The last one left at this time; a `memberCame` that is news begins a new stay. Nothing happens when the
   * stay is over, or began later than this: somebody else came meanwhile.
   */
  readonly roomEmptied: (code: RoomCode, at: number) => Promise<void>;
  /** Rooms whose cards may be out of date after a restart. */
  readonly roomsWithCards: () => Promise<readonly RoomCode[]>;

  /** Adds or takes away somebody who wants to be rung; answers whether they are on the list now. */
  readonly toggleRing: (code: RoomCode, user: number) => Promise<boolean>;
  readonly ringCount: (code: RoomCode) => Promise<number>;
  /** Everyone to be rung, once: the list is empty afterwards. */
  readonly takeRings: (code: RoomCode) => Promise<readonly number[]>;

  /** The wizard's state, by chat; see @grammyjs/conversations. */
  readonly conversations: ConversationStore;
  readonly close: () => Promise<void>;
}

export interface EditLimits {
  /** Between two edits of one card. */
  readonly cardEveryMs: number;
  /** In one group, all cards together. */
  readonly groupPerMinute: number;
}

/** The storage shape that @grammyjs/conversations asks for. */
export interface ConversationStore {
  readonly read: (key: string) => Promise<unknown>;
  readonly write: (key: string, state: unknown) => Promise<void>;
  readonly delete: (key: string) => Promise<void>;
}

const HOUR = 60 * 60_000;
/** An update is delivered again for 24 hours at most. */
export const KEEP_FIRSTS_MS = 24 * HOUR;
/** Rooms live for as long as they are used; so does what is known of them, and a week and a day more. */
export const KEEP_ROOM_MS = 8 * 24 * HOUR;
export const KEEP_OWN_ROOMS_MS = 30 * 24 * HOUR;
export const MAX_OWN_ROOMS = 50;
export const KEEP_CONVERSATION_MS = HOUR;
/** How late another instance may hear that somebody came. */
export const KEEP_CAME_MS = 10 * 60_000;
export const GROUP_WINDOW_MS = 60_000;
