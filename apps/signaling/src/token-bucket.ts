export interface Rate {
  /** How many at once, after a rest. */
  readonly burst: number;
  readonly perSecond: number;
}

/** How fast something may be done. It is full when made. */
export class TokenBucket {
  readonly #rate: Rate;
  readonly #now: () => number;
  #tokens: number;
  #filledAt: number;

  constructor(rate: Rate, now: () => number) {
    this.#rate = rate;
    this.#now = now;
    this.#tokens = rate.burst;
    this.#filledAt = now();
  }

  /** Takes one and answers 0, or takes none and answers in how many ms there will be one. */
  take(): number {
    this.#refill();
    if (this.#tokens < 1) return Math.ceil(((1 - this.#tokens) / this.#rate.perSecond) * 1_000);
    this.#tokens -= 1;
    return 0;
  }

  /** Nothing was taken lately, so that a new bucket would be no different. */
  isFull(): boolean {
    this.#refill();
    return this.#tokens >= this.#rate.burst;
  }

  #refill(): void {
    const { burst, perSecond } = this.#rate;
    const time = this.#now();
    // A clock that was set back must not drain the bucket.
    const passedMs = Math.max(0, time - this.#filledAt);
    this.#tokens = Math.min(burst, this.#tokens + (passedMs / 1_000) * perSecond);
    this.#filledAt = time;
  }
}
