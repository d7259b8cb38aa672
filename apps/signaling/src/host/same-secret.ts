import { createHash, timingSafeEqual } from "node:crypto";

export const digest = (secret: string): string => createHash("sha256").update(secret).digest("hex");

/** Takes the same time whatever was given. */
export const isSameSecret = (given: string, secret: string): boolean =>
  timingSafeEqual(Buffer.from(digest(given)), Buffer.from(digest(secret)));
