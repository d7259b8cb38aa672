import type { Browser, Page } from "@efir/chromium";
import { serveStories } from "@efir/miniapp";
import { median, type Figure } from "./figures.ts";
import { busyThreads } from "./trace.ts";

const SLOWER_CPU = 4;
const RUNS = 3;
const WARM_UP_MS = 2_000;
const WINDOW_MS = 6_000;

/**
 * What a lively talk of 25 costs a slow phone. Chromium's own slowing down stops the main thread for three quarters of its time, and
 * no other one: so the trace is taken at full speed, and what the page's threads worked in it (their CPU time, not the time that passed)
 * counts four times, the compositor's and the rasterizer's as well. The process that puts the layers onto the screen is left
 * out: a phone has a GPU for that.
 */
export async function motion(browser: Browser): Promise<readonly Figure[]> {
  const stories = await serveStories();
  const shares: number[] = [];
  for (let run = 0; run < RUNS; run++) shares.push(await shareOfCore(browser, stories.url));
  await stories.close();
  return [
    {
      name: `25 members talking, share of a core ${SLOWER_CPU} times slower, median of ${RUNS}`,
      value: median(shares) * SLOWER_CPU * 100,
      unit: "%",
      atMost: 20,
    },
  ];
}

async function shareOfCore(browser: Browser, url: string): Promise<number> {
  const page = await browser.newPage({ viewport: { width: 390, height: 844 } });
  await page.goto(`${url}?story=talk25`);
  await page.getByTestId("member").nth(24).waitFor({ state: "attached" });
  await page.waitForTimeout(WARM_UP_MS);
  const trace = await traceOf(browser, page);
  await page.context().close();
  return busyThreads(trace).reduce((sum, { ms }) => sum + ms, 0) / WINDOW_MS;
}

async function traceOf(browser: Browser, page: Page): Promise<string> {
  await browser.startTracing(page, { categories: ["toplevel"] });
  await page.waitForTimeout(WINDOW_MS);
  return (await browser.stopTracing()).toString();
}
