import { createHash, timingSafeEqual } from "node:crypto";

/** Takes the same time wherever the two differ, and however long they are. */
export function isSameSecret(given: string | undefined, wanted: string): boolean {
  return given !== undefined && timingSafeEqual(digest(given), digest(wanted));
}

const digest = (text: string): Buffer => createHash("sha256").update(text).digest();
