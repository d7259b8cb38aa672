import * as v from "valibot";
import type { TextStore } from "../session/guest-store.ts";

/** The places whose apps this person has agreed to see. */
export interface Consents {
  readonly has: (origin: string) => boolean;
  readonly add: (origin: string) => void;
}

/** The newest are kept. */
const MOST = 50;
const Origins = v.pipe(v.string(), v.parseJson(), v.array(v.string()));

export function createConsents(store: TextStore): Consents {
  const read = (): readonly string[] => {
    const kept = v.safeParse(Origins, store.get());
    return kept.success ? kept.output : [];
  };
  return {
    has: (origin) => read().includes(origin),
    add: (origin) => {
      const others = read().filter((each) => each !== origin);
      store.set(JSON.stringify([origin, ...others].slice(0, MOST)));
    },
  };
}
