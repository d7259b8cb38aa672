const EVERY_MS = 50;

/** Asks again and again until the answer is yes; fails with what was waited for. */
export async function until(
  what: string,
  holds: () => Promise<boolean>,
  withinMs = 15_000,
): Promise<number> {
  const start = performance.now();
  while (!(await holds())) {
    if (performance.now() - start > withinMs) throw new Error(`Not in ${withinMs} ms: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, EVERY_MS));
  }
  return performance.now() - start;
}
