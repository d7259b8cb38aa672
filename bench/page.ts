import {
  FAKE_DEVICES,
  launchChromium,
  type Browser,
  type BrowserContext,
  type Page,
} from "@efir/chromium";
import { join, startProduct } from "@efir/e2e";
import { encodeStartParam, RoomCode } from "@efir/protocol";
import * as v from "valibot";
import { median, type Benchmark, type Figure } from "./figures.ts";
import { motion } from "./motion.ts";

const RUNS = 5;
/**
 * A bad evening on a phone of some years ago. For what the page fetches alone: where it holds for the connections of the call as well, Chromium
 * takes the page down with it.
 */
const NETWORK = {
  urlPattern: "http://*:*/*",
  latency: 150,
  downloadThroughput: 400_000 / 8,
  uploadThroughput: 400_000 / 8,
};
const SLOWER_CPU = 4;
const TRIES = 4;

const ROOM = v.parse(RoomCode, "bench-page");

interface Visit {
  readonly paintMs: number;
  readonly onAirMs: number;
}

/** From the address to words on the screen, and to being on air with somebody, without a tap: the link says `auto`. */
export const page: Benchmark = {
  name: "page",
  run: async () => {
    const product = await startProduct({ LOG_LEVEL: "error" });
    const browser = await launchChromium(FAKE_DEVICES);
    await join(browser, { url: product.url, name: "Anna", room: ROOM });
    const visits: (readonly [Visit, Visit])[] = [];
    for (let run = 0; run < RUNS; run++) visits.push(await coldAndWarm(browser, product.url));
    await product.stop();
    const moves = await motion(browser);
    await browser.close();
    const [cold, warm] = [visits.map(([first]) => first), visits.map(([, second]) => second)];
    return [...figures("cold", cold, 4_000), ...figures("warm", warm, 2_000), ...moves];
  },
};

const figures = (what: string, visits: readonly Visit[], onAirAtMost: number): Figure[] => [
  {
    name: `First paint, ${what}, median of ${RUNS}`,
    value: median(visits.map(({ paintMs }) => paintMs)),
    unit: "ms",
    atMost: 1_500,
  },
  {
    name: `On air, ${what}, median of ${RUNS}`,
    value: median(visits.map(({ onAirMs }) => onAirMs)),
    unit: "ms",
    atMost: onAirAtMost,
  },
];

/**
 * Somebody who was here before, so that the name is known; what the browser keeps is empty at first. Chromium's slowed-down
 * processor now and then takes a page with sound down with it: then both visits are made anew.
 */
async function coldAndWarm(browser: Browser, url: string): Promise<readonly [Visit, Visit]> {
  for (let left = TRIES; left > 0; left--) {
    const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
    await context.addInitScript(() => localStorage.setItem("efir/name", "Boris"));
    const cold = await visit(context, url);
    const warm = cold && (await visit(context, url));
    await context.close();
    if (warm) return [cold, warm];
  }
  throw new Error(`The browser crashed ${TRIES} times`);
}

/** Null: the page crashed. */
async function visit(context: BrowserContext, url: string): Promise<Visit | null> {
  const tab = await context.newPage();
  const crashed = new Promise<null>((resolve) => tab.once("crash", () => resolve(null)));
  const times = timesOf(tab, url);
  times.catch(() => undefined); // of a page that has crashed
  const found = await Promise.race([times, crashed]);
  await tab.close();
  return found;
}

async function timesOf(tab: Page, url: string): Promise<Visit> {
  const cdp = await tab.context().newCDPSession(tab);
  await cdp.send("Network.enable");
  await cdp.send("Network.emulateNetworkConditionsByRule", { matchedNetworkConditions: [NETWORK] });
  await cdp.send("Emulation.setCPUThrottlingRate", { rate: SLOWER_CPU });
  await tab.addInitScript(markOnAir);
  const room = encodeStartParam({ code: ROOM, auto: true });
  await tab.goto(`${url}/?room=${room}`, { waitUntil: "commit" });
  await tab.waitForFunction(() => performance.getEntriesByName("on-air").length > 0);
  return tab.evaluate(() => ({
    paintMs: performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? NaN,
    onAirMs: performance.getEntriesByName("on-air")[0]?.startTime ?? NaN,
  }));
}

/** Runs in the page: the moment is taken there, not when a driver hears of it. */
function markOnAir(): void {
  const look = () => {
    if (document.querySelector('[data-testid="room"][data-phase="live"]')) {
      performance.mark("on-air");
      observer.disconnect();
    }
  };
  const observer = new MutationObserver(look);
  observer.observe(document, { subtree: true, childList: true, attributes: true });
}
