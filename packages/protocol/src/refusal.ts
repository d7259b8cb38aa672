import * as v from "valibot";

/** Why the server did not do what a frame asked. The connection lives on. */
export const RefusalCode = v.picklist([
  "bad-frame",
  "unknown-type",
  "already-greeted",
  "not-joined",
  "already-joined",
  "room-not-found",
  "room-full",
  "wrong-room",
  "no-such-member",
  "too-fast",
  "try-again",
  "not-let-in",
  "room-locked",
  "banned",
  "room-ended",
  "not-allowed",
]);
export type RefusalCode = v.InferOutput<typeof RefusalCode>;
