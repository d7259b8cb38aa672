import type { Clock } from "@efir/kit";

export interface Expiring<T> {
  readonly get: (key: string) => T | null;
  /** Kept for ever unless a time is given. */
  readonly put: (key: string, value: T, keepMs?: number) => void;
  readonly drop: (key: string) => boolean;
}

const CLEAR_EVERY = 1_000;

/** Things that are kept for a time. */
export function createExpiring<T>({ now }: Clock): Expiring<T> {
  const kept = new Map<string, { readonly value: T; readonly until: number }>();
  let puts = 0;

  function clear(): void {
    for (const [key, { until }] of kept) if (until <= now()) kept.delete(key);
  }

  return {
    get: (key) => {
      const found = kept.get(key);
      return found && found.until > now() ? found.value : null;
    },
    put: (key, value, keepMs = Infinity) => {
      kept.set(key, { value, until: now() + keepMs });
      if (++puts % CLEAR_EVERY === 0) clear();
    },
    drop: (key) => kept.delete(key),
  };
}
