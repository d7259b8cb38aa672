import { createHash } from "node:crypto";

/** What is kept of a room's secret: enough to know it again, and of no use to whoever reads it. */
export const proofOf = (secret: string): string =>
  createHash("sha256").update(secret).digest("hex");
