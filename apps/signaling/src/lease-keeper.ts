import { LEASE_MS, RENEW_EVERY_MS } from "@efir/directory";
import { catchUp } from "./catch-up.ts";
import type { Deps } from "./deps.ts";
import { createHealer, heal } from "./heal.ts";
import { announceSwept } from "./sweep.ts";
import { within } from "./within.ts";

export interface LeaseKeeper {
  /** Resolves when the instance has its lease. */
  readonly start: () => Promise<void>;
  /** The store is back: do not wait for the next round. */
  readonly keepNow: () => void;
  /** How long ago the lease was renewed. */
  readonly ageMs: () => number;
  /**
   * Null; unless this process stood still for longer than its lease, so that its members may sit elsewhere by now or be gone.
   * Then it resolves once they are put right, or that takes too long.
   */
  readonly doubt: () => Promise<void> | null;
  /** Resolves when nothing of it is under way any more. */
  readonly stop: () => Promise<void>;
}

/** Nobody waits longer than that for a store that may be away as well. */
const PUT_RIGHT_WITHIN_MS = 2_000;

/** Keeps this instance alive in the directory, and takes away what dead ones left there. */
export function createLeaseKeeper(deps: Deps): LeaseKeeper {
  const { directory, instance, clock } = deps;
  let stopTimer = () => {};
  let underWay: Promise<void> | null = null;
  const healNext = createHealer(deps);
  let renewedAt = clock.now();
  let awakeAt = clock.now();

  async function renew(): Promise<boolean> {
    const isHeld = await directory.renew(instance);
    renewedAt = clock.now();
    return isHeld;
  }

  // A round that takes longer than the time between two is not joined by a second one.
  function tick(mayHaveMissed: "nothing" | "news"): Promise<void> {
    awakeAt = clock.now();
    underWay ??= keep(mayHaveMissed, { ...deps, renew, healNext }).finally(() => (underWay = null));
    return underWay;
  }

  /** What was under way before knows nothing of what happened since. */
  function tickAfresh(mayHaveMissed: "nothing" | "news"): Promise<void> {
    awakeAt = clock.now();
    return (underWay ?? Promise.resolve()).then(() => tick(mayHaveMissed));
  }

  const doubt = createDoubt(
    () => clock.now() - awakeAt > LEASE_MS,
    () => within(PUT_RIGHT_WITHIN_MS, tickAfresh("nothing"), clock),
  );

  return {
    start: async () => {
      await renew();
      awakeAt = clock.now();
      stopTimer = clock.every(RENEW_EVERY_MS, () => void (doubt() ?? tick("nothing")));
    },
    keepNow: () => void tickAfresh("news"),
    doubt,
    ageMs: () => clock.now() - renewedAt,
    stop: async () => {
      stopTimer();
      await underWay;
    },
  };
}

interface Round extends Deps {
  /** Whether the lease was still held. */
  readonly renew: () => Promise<boolean>;
  readonly healNext: () => Promise<void>;
}

async function keep(mayHaveMissed: "nothing" | "news", round: Round): Promise<void> {
  const { directory, logger, departures, metrics, renew, healNext } = round;
  try {
    const isHeld = await renew();
    if (!isHeld) {
      metrics.leaseLapsed();
      logger.warn("the lease had run out; seating our members again");
    }
    // A store that was away may be another one now, which has the lease and not what came last.
    if (!isHeld || mayHaveMissed === "news") await heal(round);
    if (mayHaveMissed === "news") await catchUp(round);
    else await healNext();
    await departures.settle();
    await announceSwept(await directory.sweep(), round);
  } catch (error) {
    logger.warn("the directory is out of reach", { error });
  }
}

/** Our timer may run before what waits in our sockets is read, or after that, so both ask. Null: nothing is in doubt. */
function createDoubt(hasStoodStill: () => boolean, putRight: () => Promise<void>) {
  let doubted: Promise<void> | null = null;
  return (): Promise<void> | null => {
    if (hasStoodStill()) doubted = putRight().finally(() => (doubted = null));
    return doubted;
  };
}
