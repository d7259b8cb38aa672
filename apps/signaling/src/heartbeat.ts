import type { Clock } from "@efir/kit";

/** A socket, as far as it can be asked for a sign of life. */
export interface Pulse {
  readonly ping: () => void;
  readonly heardAt: () => number;
  /** Nothing came for too long. */
  readonly silent: () => void;
}

const SILENT_AFTER_MS = 25_000;
const PING_EVERY_MS = 10_000;
/** Half as long as between two pings: so a silence is noticed at most this late. */
const LOOK_EVERY_MS = 5_000;

/** One timer for all sockets: asks them for a sign of life, and ends those that give none. */
export function startHeartbeat(pulses: () => Iterable<Pulse>, clock: Clock): () => void {
  let pingedAt = clock.now();

  return clock.every(LOOK_EVERY_MS, () => {
    const time = clock.now();
    const isPingDue = time - pingedAt >= PING_EVERY_MS;
    if (isPingDue) pingedAt = time;
    for (const pulse of [...pulses()]) {
      if (time - pulse.heardAt() >= SILENT_AFTER_MS) pulse.silent();
      else if (isPingDue) pulse.ping();
    }
  });
}
