/** Where a voice is: which moment of it (in ticks of 1/48000 s) was played when, after waiting how long here. */
export interface Heard {
  readonly playedAt: number;
  readonly ticks: number;
  readonly bufferMs: number;
}

interface Trip {
  readonly at: number;
  readonly ms: number;
}

const TICKS_A_MS = 48;
/** The quickest trip of so long is taken for the way without a queue. */
const REMEMBER_MS = 60_000;
/** One slow packet is no queue: two looks in a row must find it. */
const LOOKS = 2;
/** After so long without sound the voice may have begun to count anew. */
const FORGET_AFTER_MS = 3_000;

/**
 * How long packets queue on their way here, from the voice itself: the clocks at both ends need not agree, for
 * only the difference to the quickest trip counts. Unlike a round trip, it tells which direction is full.
 */
export class Lateness {
  #trips: Trip[] = [];
  #last: { readonly ticks: number; readonly sinceMs: number; readonly playedAt: number } | null =
    null;

  /** The sound that was played last. The same one twice tells nothing new. */
  add({ playedAt, ticks, bufferMs }: Heard): void {
    const last = this.#last;
    if (last?.ticks === ticks) return;
    const passed = last ? ((ticks - last.ticks) | 0) / TICKS_A_MS : 0; // ticks wrap around at 2^32
    const waited = last ? playedAt - last.playedAt : 0;
    if (!last || waited > FORGET_AFTER_MS || Math.abs(waited - passed) > FORGET_AFTER_MS) {
      this.#trips = [{ at: playedAt, ms: playedAt - bufferMs }];
      this.#last = { ticks, sinceMs: 0, playedAt };
      return;
    }
    const sinceMs = last.sinceMs + passed;
    this.#last = { ticks, sinceMs, playedAt };
    this.#trips.push({ at: playedAt, ms: playedAt - sinceMs - bufferMs });
    this.#trips = this.#trips.filter(({ at }) => playedAt - at <= REMEMBER_MS);
  }

  get queueMs(): number {
    const quickest = Math.min(...this.#trips.map(({ ms }) => ms));
    const now = Math.min(...this.#trips.slice(-LOOKS).map(({ ms }) => ms));
    return this.#trips.length === 0 ? 0 : now - quickest;
  }
}
