import * as v from "valibot";
import { HostFacts } from "./host-api.ts";
import { RoomCode } from "./ids.ts";
import {
  MAX_INIT_DATA_CHARS,
  MAX_MOVE_KEY_CHARS,
  MAX_NAME_CHARS,
  MAX_PREPARED_ID_CHARS,
  MAX_ROOM_LIMIT,
  MAX_TITLE_CHARS,
  MAX_TOKEN_CHARS,
  MAX_URL_CHARS,
} from "./limits.ts";
import { Person } from "./member.ts";
import { Milliseconds } from "./milliseconds.ts";
import { Room } from "./room.ts";

const MoveKey = v.pipe(v.string(), v.minLength(1), v.maxLength(MAX_MOVE_KEY_CHARS));

/**
 * `POST /api/session`: proves who is asking. Init data of Telegram, a name where guests are allowed, the key
 * of somebody who goes on at another device, or nothing but the bearer token of a session that is still
 * good, which is then renewed.
 */
export const SessionRequest = v.object({
  initData: v.optional(v.pipe(v.string(), v.maxLength(MAX_INIT_DATA_CHARS))),
  guest: v.optional(
    v.object({
      name: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(MAX_NAME_CHARS)),
    }),
  ),
  move_key: v.optional(MoveKey),
  /** The token shall open this room only. */
  room: v.optional(RoomCode),
});
export type SessionRequest = v.InferOutput<typeof SessionRequest>;

export const SessionGrant = v.object({
  token: v.pipe(v.string(), v.maxLength(MAX_TOKEN_CHARS)),
  member: Person,
  /** Since 1970. */
  expiresAt: Milliseconds,
});
export type SessionGrant = v.InferOutput<typeof SessionGrant>;

/** `POST /api/move-keys`: somebody in this room wants to go on at another device. */
export const MoveRequest = v.object({ room: RoomCode });

export const MoveGrant = v.object({
  move_key: MoveKey,
  /** From now on: clocks of devices differ, and a person watches it run down. */
  lasts_ms: v.pipe(Milliseconds, v.minValue(0)),
});
export type MoveGrant = v.InferOutput<typeof MoveGrant>;

/** `POST /api/shares`: somebody whom Telegram knows wants to send the card of this room. */
export const ShareRequest = v.object({ room: RoomCode, language: v.picklist(["en", "ru"]) });
export type ShareRequest = v.InferOutput<typeof ShareRequest>;

export const ShareGrant = v.object({
  /** For `shareMessage` of the Mini App, and for this person alone. */
  prepared_id: v.pipe(v.string(), v.minLength(1), v.maxLength(MAX_PREPARED_ID_CHARS)),
});
export type ShareGrant = v.InferOutput<typeof ShareGrant>;

/** `GET /api/rooms/:code`. Who is inside is told only to whoever may come in. */
export const RoomFacts = v.object({
  room_code: RoomCode,
  title: v.pipe(v.string(), v.maxLength(MAX_TITLE_CHARS)),
  mode: Room.entries.mode,
  entry: Room.entries.entry,
  on_air: v.pipe(v.number(), v.integer(), v.minValue(0)),
  limit: Room.entries.limit,
  created_at: Milliseconds,
  members: v.optional(v.pipe(v.array(Person), v.maxLength(MAX_ROOM_LIMIT))),
  /** How to invite somebody in Telegram. */
  link: v.optional(v.pipe(v.string(), v.maxLength(MAX_URL_CHARS))),
  /** The app beside the room, as long as it is there; its two addresses stand in `host` too. */
  ws_url: v.optional(HostFacts.entries.ws_url),
  app_url: v.optional(HostFacts.entries.app_url),
  host: v.optional(HostFacts),
});
export type RoomFacts = v.InferOutput<typeof RoomFacts>;

/** `GET /api/users/:id/avatar`: addresses here, which last an hour at least; null for who has no picture. */
export const AvatarFacts = v.object({
  avatar: v.nullable(v.pipe(v.string(), v.maxLength(MAX_URL_CHARS))),
  initials: v.pipe(v.string(), v.maxLength(MAX_URL_CHARS)),
});
export type AvatarFacts = v.InferOutput<typeof AvatarFacts>;

/** `POST /api/first-voice`: how long it took from the tap on Join until the first voice came. */
export const FirstVoice = v.object({
  ms: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(600_000)),
});
export type FirstVoice = v.InferOutput<typeof FirstVoice>;

export const ApiErrorCode = v.picklist([
  "bad-request",
  "bad-code",
  "not-found",
  "room-not-found",
  "user-not-found",
  "no-token",
  "bad-token",
  "bad-init-data",
  "init-data-expired",
  "bad-move-key",
  "telegram-not-configured",
  "guests-not-allowed",
  "not-in-room",
  "too-large",
  "too-many-requests",
  "try-again",
  "internal",
]);
export type ApiErrorCode = v.InferOutput<typeof ApiErrorCode>;

export const ApiError = v.object({
  error: v.object({ code: ApiErrorCode, message: v.string() }),
});
export type ApiError = v.InferOutput<typeof ApiError>;
