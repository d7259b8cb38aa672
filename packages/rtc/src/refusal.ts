import type { RefusalCode, ServerMessage } from "@efir/protocol";

/** Something that the person asked for and the server did not do. */
export interface Refusal {
  readonly of: "moderate" | "say" | "react";
  readonly code: RefusalCode;
  readonly retryAfterMs: number | null;
}

/** Null for what no person asked for. */
export function toRefusal(message: ServerMessage): Refusal | null {
  if (message.type !== "refused") return null;
  const { of, code, retryAfterMs = null } = message;
  return of === "moderate" || of === "say" || of === "react" ? { of, code, retryAfterMs } : null;
}
