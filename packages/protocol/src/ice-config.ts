import * as v from "valibot";
import { MAX_URL_CHARS } from "./limits.ts";
import { Milliseconds } from "./milliseconds.ts";

const short = v.pipe(v.string(), v.maxLength(MAX_URL_CHARS));

export const IceServer = v.object({
  urls: v.pipe(v.array(short), v.maxLength(16)),
  username: v.optional(short),
  credential: v.optional(short),
});
export type IceServer = v.InferOutput<typeof IceServer>;

/** Which STUN and TURN servers to use, and until when (ms) their credentials hold; null: they do not lapse. */
export const IceConfig = v.object({
  iceServers: v.pipe(v.array(IceServer), v.maxLength(16)),
  iceTransportPolicy: v.picklist(["all", "relay"]),
  expiresAt: v.nullable(Milliseconds),
});
export type IceConfig = v.InferOutput<typeof IceConfig>;
