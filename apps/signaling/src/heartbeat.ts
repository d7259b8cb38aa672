import type { Clock } from "@efir/kit";

/** A socket, as far as it can be asked for a sign of life. */
export interface Pulse {
  readonly heardAt: number;
  /** It pings by itself, and did not stop. */
  readonly isTalker: boolean;
  readonly ping: () => void;
  /** Nothing came for too long. */
  readonly silent: () => void;
}

/**
 * Whoever pings by itself, as our pages do every few seconds, is asked soon when it stops, and needs no ping
 * while it does not. Whoever only ever answers is asked just often enough for proxies not to hang up, which
 * many do after a minute.
 */
const TALKER = { askedAfterMs: 15_000, endedAfterMs: 25_000 };
const LISTENER = { askedAfterMs: 50_000, endedAfterMs: 70_000 };
const LOOK_EVERY_MS = 5_000;

/** One timer for all sockets: asks those who are silent for a sign of life, and ends those that give none. */
export function startHeartbeat(pulses: () => Iterable<Pulse>, clock: Clock): () => void {
  return clock.every(LOOK_EVERY_MS, () => {
    const time = clock.now();
    for (const pulse of pulses()) look(pulse, time - pulse.heardAt);
  });
}

function look(pulse: Pulse, silentMs: number): void {
  const { askedAfterMs, endedAfterMs } = pulse.isTalker ? TALKER : LISTENER;
  if (silentMs >= endedAfterMs) pulse.silent();
  else if (silentMs >= askedAfterMs) pulse.ping();
}
