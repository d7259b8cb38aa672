import type { Clock } from "@efir/kit";

/** Resolves when `work` has, or when the time is up. */
export function within(ms: number, work: Promise<void>, clock: Clock): Promise<void> {
  return new Promise((resolve) => {
    const cancel = clock.after(ms, resolve);
    void work.finally(() => {
      cancel();
      resolve();
    });
  });
}
