import type { Browser } from "@efir/chromium";
import { serveStories } from "@efir/miniapp";
import { median, type Figure } from "./figures.ts";
import { busyThreads, mainThreadWork, MAIN_THREAD } from "./trace.ts";

const SLOWER_CPU = 4;
const RUNS = 5;
const WARM_UP_MS = 2_000;
const WINDOW_MS = 6_000;
/** Where Chromium tells of what `mainThreadWork` looks for. */
const WORK = ["devtools.timeline", "disabled-by-default-devtools.timeline", "v8"];

/**
 * What a lively talk of 25 costs. Chromium slows down a page by stopping its main thread for three quarters of the time, and no other
 * thread; while it does, the thread spins, and neither its CPU time nor the length of its tasks tells what was worked. So the trace
 * is taken at full speed: the CPU time of the main thread's tasks counts four times, that of the compositor's and the rasterizer's once, as
 * in a slowed-down trace. All of it four times is the second figure. The process that puts the layers onto the screen is left out: a
 * phone has a GPU for that.
 *
 * What else a machine does, and what other machines on its host do, only ever adds to it: seen on such a host for the same page, within
 * an hour, were 11 to 46 %. So the least of the runs is told beside the median, which is what has to hold.
 */
export async function motion(browser: Browser): Promise<readonly Figure[]> {
  const stories = await serveStories();
  const shares: Share[] = [];
  for (let run = 0; run < RUNS; run++) shares.push(await shareOfCore(browser, stories.url));
  const work = mainThreadWork(await traceOfTalk(browser, stories.url, WORK));
  await stories.close();
  const mainSlower = shares.map(({ main, others }) => (main * SLOWER_CPU + others) * 100);
  const allSlower = shares.map(({ main, others }) => (main + others) * SLOWER_CPU * 100);
  return [
    {
      name: `25 members talk, main thread ${SLOWER_CPU} times slower, median of ${RUNS}`,
      value: median(mainSlower),
      unit: "% of a core",
      atMost: 20,
    },
    { name: "the same, least", value: Math.min(...mainSlower), unit: "% of a core" },
    {
      name: `25 members talk, every thread ${SLOWER_CPU} times slower, least of ${RUNS}`,
      value: Math.min(...allSlower),
      unit: "% of a core",
      reach: 20,
    },
    ...[...work].map(([kind, ms]) => ({
      name: `of the main thread, ${SLOWER_CPU} times slower: ${kind}`,
      value: ((ms * SLOWER_CPU) / WINDOW_MS) * 100,
      unit: "% of a core",
    })),
  ];
}

/** Of the time that passed. */
interface Share {
  readonly main: number;
  readonly others: number;
}

async function shareOfCore(browser: Browser, url: string): Promise<Share> {
  const trace = await traceOfTalk(browser, url, ["toplevel"]);
  const worked = (isMain: boolean) =>
    busyThreads(trace)
      .filter(({ name }) => (name === MAIN_THREAD) === isMain)
      .reduce((sum, { ms }) => sum + ms / WINDOW_MS, 0);
  return { main: worked(true), others: worked(false) };
}

async function traceOfTalk(
  browser: Browser,
  url: string,
  categories: readonly string[],
): Promise<string> {
  const page = await browser.newPage({ viewport: { width: 390, height: 844 } });
  await page.goto(`${url}?story=talk25`);
  await page.getByTestId("member").nth(24).waitFor({ state: "attached" });
  await page.waitForTimeout(WARM_UP_MS);
  await browser.startTracing(page, { categories: [...categories] });
  await page.waitForTimeout(WINDOW_MS);
  const trace = await browser.stopTracing();
  await page.context().close();
  return trace.toString();
}
