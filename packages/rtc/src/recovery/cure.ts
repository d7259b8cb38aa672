import { backoffMs } from "@efir/kit";

/** What is done for a connection over which nothing comes any more. */
export type Cure = "none" | "restart-ice" | "fresh-connection";

/** One dying, from the first doubt to the first sign of life. Times are absolute. */
export interface Dying {
  readonly since: number;
  readonly restartedAt: number;
  readonly freshAt: number;
  readonly freshTries: number;
}

export interface Circumstances {
  readonly now: number;
  /** Signals get through; without them no cure can work. */
  readonly signalingUp: boolean;
  /** A round trip takes long, and the line is likely narrow. */
  readonly isFar: boolean;
  readonly random: number;
}

const RESTART_EVERY_MS = 2_500;
/**
 * On a short way a fresh connection is made at once: it finds a new network, or a way around blocked UDP, where a restart is of no use for
 * long. Chromium holds on to the dead path for 2.5 s, and tells an old window late of a network. On a long way, likely a narrow one, the
 * restart has a chance before: a fresh connection takes many times as much.
 */
const FRESH_WHEN_FAR_AFTER_MS = 1_200;
const FRESH_AGAIN = { firstMs: 8_000, maxMs: 15_000, jitter: 0.4 };

export const startDying = (now: number): Dying => ({
  since: now,
  restartedAt: -Infinity,
  freshAt: -Infinity,
  freshTries: 0,
});

/** Pure, and never the last word: as long as the dying lasts there is another try. Rules CU1 to CU4 in the test. */
export function cureFor(dying: Dying, circumstances: Circumstances): Cure {
  const { now, signalingUp, isFar, random } = circumstances;
  if (!signalingUp) return "none";
  const freshDueAt =
    dying.freshTries === 0
      ? dying.since + (isFar ? FRESH_WHEN_FAR_AFTER_MS : 0)
      : dying.freshAt + backoffMs(dying.freshTries - 1, FRESH_AGAIN, random);
  if (now >= freshDueAt) return "fresh-connection";
  return now - dying.restartedAt >= RESTART_EVERY_MS ? "restart-ice" : "none";
}

export function afterCure(dying: Dying, cure: Cure, now: number): Dying {
  switch (cure) {
    case "none":
      return dying;
    case "restart-ice":
      return { ...dying, restartedAt: now };
    case "fresh-connection":
      return { ...dying, freshAt: now, restartedAt: now, freshTries: dying.freshTries + 1 };
  }
}
