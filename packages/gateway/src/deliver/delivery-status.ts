import type { Message } from "../message.ts";
import type { Outcome } from "./sender.ts";

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** How long after each failed try comes the next; after the last one there is none. */
export const RETRY_AFTER_MS = [
  10 * SECOND,
  MINUTE,
  5 * MINUTE,
  30 * MINUTE,
  2 * HOUR,
  8 * HOUR,
] as const;
/** So that what failed together does not come back together. */
const SPREAD = 0.2;
/** Whoever asks us to come later than that gets no more than this. */
const LONGEST_WAIT_MS = 24 * HOUR;
const BUSY_MS = 500;

export interface Moment {
  readonly now: number;
  /** In [0, 1). */
  readonly random: number;
}

/** The message after a try. Pure; the pipeline looks at its status and acts on it. */
export function afterDelivery(
  message: Message,
  outcome: Outcome,
  { now, random }: Moment,
): Message {
  switch (outcome.kind) {
    case "delivered":
      return {
        ...message,
        status: "delivered",
        attempts: message.attempts + 1,
        reason: null,
        dueAt: null,
      };
    case "refused":
      return failed(message, outcome.reason);
    case "busy":
      return { ...message, dueAt: now + BUSY_MS };
    case "try-again": {
      const { reason, notBeforeMs, partsSent } = outcome;
      const arrived = { ...message, partsSent: Math.max(message.partsSent, partsSent) };
      const pauseMs = RETRY_AFTER_MS[message.attempts];
      if (pauseMs === undefined) return failed(arrived, reason);
      const spread = pauseMs * (1 + SPREAD * (2 * random - 1));
      const waitMs = Math.max(spread, Math.min(notBeforeMs, LONGEST_WAIT_MS));
      const attempts = message.attempts + 1;
      return { ...arrived, status: "retrying", attempts, reason, dueAt: Math.round(now + waitMs) };
    }
  }
}

const failed = (message: Message, reason: string): Message => ({
  ...message,
  status: "failed",
  attempts: message.attempts + 1,
  reason,
  dueAt: null,
});
