import type { Clock } from "@efir/kit";

export interface Rate {
  readonly burst: number;
  readonly perSecond: number;
}

/** Answers whether one more may pass now. */
export function createAllowance({ burst, perSecond }: Rate, clock: Clock): () => boolean {
  let left = burst;
  let at = clock.now();
  return () => {
    const now = clock.now();
    left = Math.min(burst, left + ((now - at) / 1_000) * perSecond);
    at = now;
    if (left < 1) return false;
    left -= 1;
    return true;
  };
}
