import { launchChromium, type Browser, type Page } from "@efir/chromium";
import "./in-page.ts";
import type { Screen } from "./screens.ts";
import { serveStories } from "./serve-stories.ts";

export interface Studio {
  readonly stories: readonly string[];
  readonly hand: () => Promise<Hand>;
  readonly close: () => Promise<void>;
}

/** One page that is used for one screen after the other. */
export interface Hand {
  readonly page: Page;
  /** Tells what the page complained of. */
  readonly open: (screen: Screen) => Promise<readonly string[]>;
  readonly picture: () => Promise<Buffer>;
}

export async function openStudio(): Promise<Studio> {
  const [{ url, close }, browser] = await Promise.all([serveStories(), launchChromium()]);
  return {
    stories: await storyNames(browser, url),
    hand: () => openHand(browser, url),
    close: async () => {
      await browser.close();
      await close();
    },
  };
}

async function storyNames(browser: Browser, url: string): Promise<readonly string[]> {
  const page = await browser.newPage();
  await page.goto(url);
  await page.waitForFunction(() => "shots" in globalThis);
  const names = await page.evaluate(() => globalThis.shots.stories);
  await page.close();
  return names;
}

async function openHand(browser: Browser, url: string): Promise<Hand> {
  const page = await browser.newPage({ reducedMotion: "reduce" });
  const cdp = await page.context().newCDPSession(page);
  let complaints: string[] = [];
  page.on("pageerror", ({ message }) => complaints.push(message));

  async function open({ name, story, taps, tapsAt }: Screen): Promise<readonly string[]> {
    complaints = [];
    await page.setViewportSize({ width: tapsAt, height: 800 });
    await page.goto(`${url}?story=${story}`);
    await page.waitForFunction(() => "shots" in globalThis);
    for (const tap of taps) {
      await page.locator(tap).click();
      await page.evaluate(() => globalThis.shots.whenSettled());
    }
    return complaints.map((complaint) => `${name}: ${complaint}`);
  }

  /** The whole page, as far down as it goes. */
  async function picture(): Promise<Buffer> {
    const { cssContentSize, cssLayoutViewport } = await cdp.send("Page.getLayoutMetrics");
    const { width, height } = cssContentSize;
    const isLong = height > cssLayoutViewport.clientHeight;
    const { data } = await cdp.send("Page.captureScreenshot", {
      optimizeForSpeed: true,
      // Only where it has to be: the page is laid out anew for it.
      ...(isLong && { captureBeyondViewport: true, clip: { x: 0, y: 0, width, height, scale: 1 } }),
    });
    return Buffer.from(data, "base64");
  }
  return { page, open, picture };
}
