import type { Clock } from "@efir/kit";

export interface Renewal {
  /** Replaces what was planned before. A time that has passed means: soon, but not at once. */
  readonly plan: (at: number) => void;
  readonly stop: () => void;
}

const SOONEST_MS = 60_000;
/** Browsers cannot wait for longer than 24 days. */
const LONGEST_WAIT_MS = 12 * 60 * 60_000;

/** Calls `renew` when it is time, as long as nobody stops it. */
export function createRenewal(clock: Clock, renew: () => void): Renewal {
  let cancel = (): void => undefined;
  let stopped = false;

  function wait(until: number): void {
    const left = until - clock.now();
    cancel = clock.after(Math.min(left, LONGEST_WAIT_MS), () => {
      if (clock.now() < until) wait(until);
      else renew();
    });
  }

  return {
    plan: (at) => {
      cancel();
      if (!stopped) wait(Math.max(at, clock.now() + SOONEST_MS));
    },
    stop: () => {
      stopped = true;
      cancel();
    },
  };
}
