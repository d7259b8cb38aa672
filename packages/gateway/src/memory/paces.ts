import type { Clock } from "@efir/kit";
import type { Pace } from "../queue.ts";
import { createExpiring } from "./expiring.ts";

interface Runner {
  readonly limit: "key" | "client";
  readonly name: string;
  readonly pace: Pace;
}

/** Who goes too fast has to wait. https://en.wikipedia.org/wiki/Generic_cell_rate_algorithm */
export function createPaces(clock: Clock) {
  const busyUntil = createExpiring<number>(clock);
  const until = (name: string) => Math.max(clock.now(), busyUntil.get(name) ?? 0);

  return {
    /** Counts one for each of them, or for none, and says whose pace it is and how long to wait. */
    take: (runners: readonly Runner[]) => {
      for (const { limit, name, pace } of runners) {
        const retryAfterMs = until(name) - clock.now() - (pace.burst - 1) * pace.everyMs;
        if (retryAfterMs > 0) return { limit, retryAfterMs };
      }
      for (const { name, pace } of runners) {
        const next = until(name) + pace.everyMs;
        busyUntil.put(name, next, next - clock.now());
      }
      return null;
    },
  };
}
