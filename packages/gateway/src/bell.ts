import type { Clock } from "@efir/kit";

export interface Bell {
  readonly ring: () => void;
  /** Until it rings, has rung since the last wait, or this time is over. */
  readonly wait: (ms: number) => Promise<void>;
}

export function createBell(clock: Clock): Bell {
  let hasRung = false;
  let wake = (): void => undefined;
  return {
    ring: () => {
      hasRung = true;
      wake();
    },
    wait: async (ms) => {
      if (!hasRung)
        await new Promise<void>((resolve) => {
          const cancel = clock.after(ms, resolve);
          wake = () => {
            cancel();
            resolve();
          };
        });
      hasRung = false;
    },
  };
}
