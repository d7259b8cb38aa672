import * as v from "valibot";
import { RoomCode } from "./ids.ts";
import { MAX_TITLE_CHARS, MAX_TOKEN_CHARS } from "./limits.ts";
import { Milliseconds } from "./milliseconds.ts";

const MAX_HOST_URL_CHARS = 512;
const Secret = v.pipe(v.string(), v.minLength(1), v.maxLength(256));
const HostUrl = v.pipe(v.string(), v.maxLength(MAX_HOST_URL_CHARS));

/** `POST /api/host/rooms/register`: a game, or whatever it is, that has voices beside it. */
export const HostRegistration = v.object({
  room_code: RoomCode,
  ws_url: HostUrl,
  app_url: HostUrl,
  title: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(MAX_TITLE_CHARS)), ""),
  /** The chat that the room's card shall be posted to, as Telegram numbers it. */
  chat: v.optional(v.pipe(v.number(), v.safeInteger())),
  /** The deployment's; it may come as a bearer instead. */
  host_secret: v.optional(Secret),
  /** Of whoever has registered this room before: then it is an update. */
  room_secret: v.optional(Secret),
});
export type HostRegistration = v.InferOutput<typeof HostRegistration>;

/** Of a heartbeat and of a goodbye; it may come as a bearer instead. */
export const HostProof = v.object({ room_secret: v.optional(Secret) });

/** What a room's facts say of the app beside it. */
export const HostFacts = v.object({
  ws_url: HostUrl,
  app_url: HostUrl,
  /** The operator vouches for it: nobody need be asked before it is shown. */
  listed: v.boolean(),
  created_at: Milliseconds,
});
export type HostFacts = v.InferOutput<typeof HostFacts>;

/**
 * `POST /api/rooms/:code/host-token`, with a session token: tells the app beside the room who this member is. For
 * the app alone, and for minutes.
 */
export const HostGrant = v.object({
  token: v.pipe(v.string(), v.maxLength(MAX_TOKEN_CHARS)),
  expires_at: Milliseconds,
});
export type HostGrant = v.InferOutput<typeof HostGrant>;

/** What is refused about the app beside a room, and about nothing else. */
export const HostErrorCode = v.picklist([
  "hosts-not-allowed",
  "bad-host-secret",
  "bad-room-secret",
  "bad-host-url",
  "host-origin-not-allowed",
  "chat-not-open",
  "room-taken",
  "not-in-room",
  "host-not-found",
]);
export type HostErrorCode = v.InferOutput<typeof HostErrorCode>;
