import type { Clock } from "@efir/kit";

/** All shall be well again within 5 s once the store is back, and this is the first part of it. */
const ASK_EVERY_MS = 1_000;

/** Whether the store behind the directory and the bus can be reached. */
export interface Reach {
  readonly isAway: () => boolean;
  readonly start: () => void;
  readonly stop: () => void;
}

interface ReachOptions {
  readonly clock: Clock;
  readonly ready: () => Promise<boolean>;
  readonly changed: (state: "away" | "back") => void;
}

export function createReach({ clock, ready, changed }: ReachOptions): Reach {
  let isAway = false;
  let isAsking = false;
  let stop = () => {};

  async function ask(): Promise<void> {
    isAsking = true;
    const isReady = await ready().catch(() => false);
    isAsking = false;
    if (isReady !== isAway) return;
    isAway = !isReady;
    changed(isAway ? "away" : "back");
  }

  return {
    isAway: () => isAway,
    start: () => {
      stop = clock.every(ASK_EVERY_MS, () => {
        if (!isAsking) void ask();
      });
    },
    stop: () => stop(),
  };
}
