/** What a closed socket means, and what a client does about it. Rules CC1 to CC4 in PROTOCOL.md. */
export const CLOSE_CODES = {
  /** The client is done. */
  normal: 1000,
  /** This instance is going; another one will take you. */
  "going-away": 1001,
  "frame-too-large": 1009,
  "server-error": 1011,
  "hello-expected": 4001,
  "version-too-old": 4002,
  /** The client is newer than this instance: another one, or this one in a minute, will understand. */
  "version-too-new": 4003,
  "bad-token": 4004,
  /** The same person has joined from somewhere else. */
  "taken-over": 4005,
  flooding: 4006,
  /** Nothing was heard from this client for too long. */
  silent: 4007,
  /** The client reads too slowly for what it is sent. */
  "too-slow": 4008,
  /** The session goes on over another socket; whoever has no other comes back for it. */
  moved: 4009,
  /** A moderator took this person out of the room. */
  removed: 4010,
  banned: 4011,
  /** The room is over for everybody. */
  "room-ended": 4012,
  /** This person has taken the call along to another device. */
  "moved-away": 4013,
} as const;
export type CloseReason = keyof typeof CLOSE_CODES;

/** What these codes ask of a client: come back, get a new token first, or stop and tell the person. */
export type AfterClose = "reconnect" | "renew-token" | "stop";

const AFTER: { readonly [reason in CloseReason]?: AfterClose } = {
  normal: "stop",
  "version-too-old": "stop",
  "taken-over": "stop",
  flooding: "stop",
  "frame-too-large": "stop",
  "bad-token": "renew-token",
  removed: "stop",
  banned: "stop",
  "room-ended": "stop",
  "moved-away": "stop",
};

/** Undefined for a code that is not ours: a proxy's, or the browser's own 1006. */
export const closeReason = (code: number): CloseReason | undefined =>
  REASONS.find((reason) => CLOSE_CODES[reason] === code);

export const afterClose = (reason: CloseReason | undefined): AfterClose =>
  (reason && AFTER[reason]) ?? "reconnect";

const REASONS = Object.keys(CLOSE_CODES) as readonly CloseReason[];
