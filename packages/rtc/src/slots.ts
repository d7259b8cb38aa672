import type { ConnectionName } from "@efir/protocol";

/**
 * What each connection carries, in m-line order. The layout of a connection never changes: Chromium
 * breaks it for good when crossing offers put different media on one m-line. Audio and picture are
 * apart because video on the same connection pushes voice into seconds of delay.
 */
export const SLOTS = {
  audio: ["microphone"],
  picture: ["camera", "screen"],
} as const satisfies Record<ConnectionName, readonly string[]>;

export type Slot = (typeof SLOTS)[ConnectionName][number];

export const connectionOf = (slot: Slot): ConnectionName =>
  slot === "microphone" ? "audio" : "picture";

export const mediaKind = (name: ConnectionName): "audio" | "video" =>
  name === "audio" ? "audio" : "video";
