import type { Clock } from "@efir/kit";

/** Waits for the work, but no longer than this; the work goes on. */
export async function atMost(ms: number, work: Promise<unknown>, clock: Clock): Promise<void> {
  const { promise: late, resolve } = Promise.withResolvers<undefined>();
  const cancel = clock.after(ms, () => resolve(undefined));
  try {
    await Promise.race([work, late]);
  } finally {
    cancel();
  }
}

export interface InFlight {
  readonly add: (work: Promise<void>) => Promise<void>;
  readonly size: () => number;
  /** Resolves when all that was added is done. */
  readonly settled: () => Promise<void>;
}

export function createInFlight(): InFlight {
  const all = new Set<Promise<void>>();
  return {
    add: async (work) => {
      all.add(work);
      try {
        await work;
      } finally {
        all.delete(work);
      }
    },
    size: () => all.size,
    settled: async () => {
      while (all.size > 0) await Promise.allSettled(all);
    },
  };
}
