import { RENEW_EVERY_MS } from "@efir/directory";
import { catchUp } from "./catch-up.ts";
import type { Deps } from "./deps.ts";
import { createHealer, heal } from "./heal.ts";
import { announceSwept } from "./sweep.ts";

export interface LeaseKeeper {
  /** Resolves when the instance has its lease. */
  readonly start: () => Promise<void>;
  /** The store is back: do not wait for the next round. */
  readonly keepNow: () => void;
  /** How long ago the lease was renewed. */
  readonly ageMs: () => number;
  /** Resolves when nothing of it is under way any more. */
  readonly stop: () => Promise<void>;
}

/** Keeps this instance alive in the directory, and takes away what dead ones left there. */
export function createLeaseKeeper(deps: Deps): LeaseKeeper {
  const { directory, instance, clock, logger, departures, metrics } = deps;
  let stopTimer = () => {};
  let underWay: Promise<void> | null = null;
  const healNext = createHealer(deps);
  let renewedAt = clock.now();

  async function renew(): Promise<boolean> {
    const isHeld = await directory.renew(instance);
    renewedAt = clock.now();
    return isHeld;
  }

  async function keep(mayHaveMissed: "nothing" | "news"): Promise<void> {
    try {
      const isHeld = await renew();
      if (!isHeld) {
        metrics.leaseLapsed();
        logger.warn("the lease had run out; seating our members again");
      }
      // A store that was away may be another one now, which has the lease and not what came last.
      if (!isHeld || mayHaveMissed === "news") await heal(deps);
      if (mayHaveMissed === "news") await catchUp(deps);
      else await healNext();
      await departures.settle();
      await announceSwept(await directory.sweep(), deps);
    } catch (error) {
      logger.warn("the directory is out of reach", { error });
    }
  }

  // A round that takes longer than the time between two is not joined by a second one.
  function tick(mayHaveMissed: "nothing" | "news"): void {
    underWay ??= keep(mayHaveMissed).finally(() => (underWay = null));
  }

  return {
    start: async () => {
      await renew();
      stopTimer = clock.every(RENEW_EVERY_MS, () => tick("nothing"));
    },
    keepNow: () => void (underWay ?? Promise.resolve()).then(() => tick("news")),
    ageMs: () => clock.now() - renewedAt,
    stop: async () => {
      stopTimer();
      await underWay;
    },
  };
}
