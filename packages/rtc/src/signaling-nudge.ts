import type { Clock } from "@efir/kit";

export interface NudgeOptions {
  readonly clock: Pick<Clock, "now" | "every">;
  /** Sends a little something that the server answers. */
  readonly ping: () => void;
  /** As far as one knows; 0 before anything is known. */
  readonly roundTripMs: () => number;
}

/** On a shorter way TCP is quick enough by itself. */
const SLOW_MS = 100;
const LEAST_EVERY_MS = 60;
const EACH_ROUND_TRIP = 4;

/**
 * Helps TCP along on a slow way. It learns that a packet is lost from those that arrive after it; of the last one it learns only by
 * waiting, and twice as long each time. So after words that are waited for, something small is sent, and the answers help the other
 * direction.
 */
export class Nudge {
  readonly #options: NudgeOptions;
  #until = -Infinity;
  #stop: (() => void) | null = null;

  constructor(options: NudgeOptions) {
    this.#options = options;
  }

  /** For so long after now. */
  follow(ms: number): void {
    const { clock, roundTripMs } = this.#options;
    if (roundTripMs() < SLOW_MS) return;
    this.#until = Math.max(this.#until, clock.now() + ms);
    this.#stop ??= clock.every(
      Math.max(LEAST_EVERY_MS, roundTripMs() / EACH_ROUND_TRIP),
      this.#look,
    );
  }

  /** What was waited for has come; what follows it is soon through as well. */
  endAfter(ms: number): void {
    this.#until = Math.min(this.#until, this.#options.clock.now() + ms);
  }

  close(): void {
    this.#stop?.();
    this.#stop = null;
  }

  readonly #look = (): void => {
    if (this.#options.clock.now() > this.#until) this.close();
    else this.#options.ping();
  };
}
