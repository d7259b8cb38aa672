import type { Clock } from "@efir/kit";
import type { Limits } from "./settings.ts";
import { TokenBucket } from "./token-bucket.ts";

export type Verdict =
  | { readonly kind: "fine" }
  | { readonly kind: "too-fast"; readonly retryAfterMs: number }
  /** Refused so often without a pause that refusing is of no use. */
  | { readonly kind: "flooding" };

const PAUSE_MS = 1_000;
const FINE = { kind: "fine" } as const;

/** Judges the frames of one connection as they come. */
export class FrameLimit {
  readonly #most: number;
  readonly #clock: Clock;
  readonly #bucket: TokenBucket;
  #refusals = 0;
  #refusedAt: number | null = null;

  constructor({ frames, refusalsInARow }: Limits, clock: Clock) {
    this.#most = refusalsInARow;
    this.#clock = clock;
    this.#bucket = new TokenBucket(frames, clock.now);
  }

  judge(): Verdict {
    const retryAfterMs = this.#bucket.take();
    if (retryAfterMs === 0) return FINE;
    const time = this.#clock.now();
    const isAfterPause = this.#refusedAt === null || time - this.#refusedAt >= PAUSE_MS;
    this.#refusals = isAfterPause ? 1 : this.#refusals + 1;
    this.#refusedAt = time;
    return this.#refusals > this.#most ? { kind: "flooding" } : { kind: "too-fast", retryAfterMs };
  }
}
