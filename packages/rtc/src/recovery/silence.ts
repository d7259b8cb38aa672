/** How long nothing has come over a connection, and how long is too long for it. */
export interface Silence {
  /** What was counted of all that came; whatever moves the count is a sign of life. */
  readonly count: number;
  readonly heardAt: number;
  /** The usual pause between two signs of life. */
  readonly pauseMs: number;
  readonly lookedAt: number;
  readonly hintAt: number;
}

export type SilenceEvent =
  | { readonly kind: "counted"; readonly count: number }
  /** The network changed, or the device woke up: be quick to believe the worst. */
  | { readonly kind: "hint" };

/** Voice comes every 20 to 60 ms, and every 400 ms while nobody speaks. */
const DEAD_MS = 700;
const DEAD_AFTER_HINT_MS = 500;
const HINT_LASTS_MS = 5_000;
/** Who only listens is heard of every 2.5 s, by the checks of ICE. A longer pause is an outage, not a habit. */
const LONGEST_PAUSE_MS = 3_000;
const PAUSES = 3;
const PAUSES_AFTER_HINT = 2;
/** A page that did not run for so long heard nothing because it slept. */
const SLEPT_MS = 1_000;
const FORGET = 0.1;
/** Of a connection that is new nothing is known yet. */
const FIRST_PAUSE_MS = 1_000;

export const startSilence = (now: number): Silence => ({
  count: -1,
  heardAt: now,
  pauseMs: FIRST_PAUSE_MS,
  lookedAt: now,
  hintAt: -Infinity,
});

/** Pure. Rules SW1 to SW5 in the test. */
export function nextSilence(silence: Silence, event: SilenceEvent, now: number): Silence {
  if (event.kind === "hint") return { ...silence, hintAt: now };
  const slept = now - silence.lookedAt > SLEPT_MS;
  if (event.count === silence.count) {
    return slept
      ? { ...silence, lookedAt: now, heardAt: now, hintAt: now }
      : { ...silence, lookedAt: now };
  }
  const pause = slept ? 0 : now - silence.heardAt;
  return {
    ...silence,
    count: event.count,
    heardAt: now,
    lookedAt: now,
    pauseMs: pause > LONGEST_PAUSE_MS ? silence.pauseMs : usual(silence.pauseMs, pause),
  };
}

export const silentMs = ({ heardAt }: Silence, now: number): number => now - heardAt;

export function isDead(silence: Silence, now: number): boolean {
  const hinted = now - silence.hintAt < HINT_LASTS_MS;
  const limit = hinted
    ? Math.max(DEAD_AFTER_HINT_MS, PAUSES_AFTER_HINT * silence.pauseMs)
    : Math.max(DEAD_MS, PAUSES * silence.pauseMs);
  return silentMs(silence, now) >= limit;
}

/** A longer pause is learned at once, and forgotten slowly. */
const usual = (known: number, pause: number): number =>
  pause > known ? pause : known + (pause - known) * FORGET;
