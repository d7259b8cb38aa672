import type { Clock } from "@efir/kit";

/** Things that are kept for a while under a name. Over the limit the oldest makes room. */
export interface Shelf<T> {
  readonly put: (name: string, thing: T) => void;
  /** Null when it was never there, was taken, or has been there too long. */
  readonly get: (name: string) => T | null;
  readonly take: (name: string) => T | null;
}

export interface ShelfOptions {
  readonly clock: Clock;
  readonly keepMs: number;
  readonly limit: number;
}

export function createShelf<T>({ clock, keepMs, limit }: ShelfOptions): Shelf<T> {
  const things = new Map<string, { readonly thing: T; readonly until: number }>();

  const get = (name: string): T | null => {
    const kept = things.get(name);
    return kept && clock.now() < kept.until ? kept.thing : null;
  };

  return {
    get,
    put: (name, thing) => {
      things.delete(name); // so that it stands last again
      things.set(name, { thing, until: clock.now() + keepMs });
      const [oldest] = things.keys();
      if (things.size > limit && oldest !== undefined) things.delete(oldest);
    },
    take: (name) => {
      const thing = get(name);
      things.delete(name);
      return thing;
    },
  };
}
