export interface Rate {
  /** How many at once, after a rest. */
  readonly burst: number;
  readonly perSecond: number;
}

export interface TokenBucket {
  /** Takes one and answers 0, or takes none and answers in how many ms there will be one. */
  readonly take: () => number;
  /** Nothing was taken lately, so that a new bucket would be no different. */
  readonly isFull: () => boolean;
}

export function createTokenBucket({ burst, perSecond }: Rate, now: () => number): TokenBucket {
  let tokens = burst;
  let filledAt = now();

  function refill(): void {
    const time = now();
    // A clock that was set back must not drain the bucket.
    const passedMs = Math.max(0, time - filledAt);
    tokens = Math.min(burst, tokens + (passedMs / 1_000) * perSecond);
    filledAt = time;
  }

  return {
    take: () => {
      refill();
      if (tokens < 1) return Math.ceil(((1 - tokens) / perSecond) * 1_000);
      tokens -= 1;
      return 0;
    },
    isFull: () => {
      refill();
      return tokens >= burst;
    },
  };
}
