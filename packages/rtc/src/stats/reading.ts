import type { VoiceSample } from "./sample.ts";

/** What went on between two samples. Shares are from 0 to 1. */
export interface Reading {
  /** Packets, before copies mend anything. */
  readonly lost: number;
  readonly concealed: number;
  /** How long a gap is, on average. */
  readonly gapMs: number;
  readonly gaps: number;
  readonly packets: number;
  /** How long sound waits in the buffer. */
  readonly bufferMs: number;
}

const SAMPLES_A_MS = 48;

/** Pure: null when nothing arrived, for then there is nothing to tell of a voice. */
export function toReading(from: VoiceSample, to: VoiceSample): Reading | null {
  const received = to.received - from.received;
  if (received <= 0) return null;
  const lost = Math.max(0, to.lost - from.lost); // late packets are taken off again
  const concealed = Math.max(0, to.concealed - from.concealed);
  const gaps = to.gaps - from.gaps;
  return {
    packets: received + lost,
    lost: lost / (received + lost),
    concealed: share(concealed, to.played - from.played),
    gaps,
    gapMs: gaps > 0 ? concealed / gaps / SAMPLES_A_MS : 0,
    bufferMs: share(to.waited - from.waited, to.emitted - from.emitted) * 1_000,
  };
}

const share = (part: number, whole: number): number => (whole > 0 ? Math.max(0, part / whole) : 0);

/** The samples of the last while, newest last. */
export class Samples<T extends { readonly at: number }> {
  readonly #kept: T[] = [];
  readonly #keepMs: number;

  constructor(keepMs: number) {
    this.#keepMs = keepMs;
  }

  add(sample: T): void {
    this.#kept.push(sample);
    while (sample.at - (this.#kept[0]?.at ?? sample.at) > this.#keepMs) this.#kept.shift();
  }

  newest(): T | null {
    return this.#kept.at(-1) ?? null;
  }

  /** The newest one that is at least so old, or the oldest there is. */
  before(ms: number): T | null {
    const at = (this.newest()?.at ?? 0) - ms;
    return this.#kept.findLast((sample) => sample.at <= at) ?? this.#kept[0] ?? null;
  }

  least(of: (sample: T) => number): number | null {
    return this.#kept.length === 0 ? null : Math.min(...this.#kept.map(of));
  }

  clear(): void {
    this.#kept.length = 0;
  }
}
