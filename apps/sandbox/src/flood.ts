import type { Clock } from "@efir/kit";

export interface FloodRule {
  readonly most: number;
  readonly withinMs: number;
}

export interface FloodLimit {
  /** How long to wait until one more is allowed; 0 when it is, and then it counts. */
  readonly take: (name: string, rule: FloodRule) => number;
}

/** A sliding window for each name. */
export function createFloodLimit(clock: Clock): FloodLimit {
  const taken = new Map<string, readonly number[]>();
  return {
    take: (name, { most, withinMs }) => {
      const now = clock.now();
      const recent = (taken.get(name) ?? []).filter((at) => at > now - withinMs);
      const first = recent[0];
      if (recent.length >= most && first !== undefined) return first + withinMs - now;
      taken.set(name, [...recent, now]);
      return 0;
    },
  };
}
