import { mkdir } from "node:fs/promises";
import type { Page } from "@efir/chromium";
import type { Studio } from "./studio.ts";

export const LANGUAGES = ["en", "ru"] as const;
const THEMES = ["light", "dark"] as const;
const SIZES = [
  [320, 568],
  [390, 844],
  [768, 1024],
  [1280, 800],
] as const;

export const PICTURES_OF_ONE = SIZES.length * THEMES.length;

/** One screen in one language: a story, and what is tapped in it. */
export interface Screen {
  readonly name: string;
  readonly story: string;
  readonly taps: readonly string[];
  readonly language: (typeof LANGUAGES)[number];
}

interface InPage {
  readonly faults: () => readonly string[];
}

/** Takes the pictures of one screen in every theme and width; tells what does not fit. */
export async function takePictures(
  { browser, url }: Studio,
  { name, story, taps, language }: Screen,
  folder: string,
): Promise<readonly string[]> {
  const page = await browser.newPage({ reducedMotion: "reduce" });
  const broke: string[] = [];
  page.on("pageerror", ({ message }) => broke.push(`${name}: ${message}`));
  await page.goto(`${url}?story=${story}&lang=${language}`);
  await page.waitForFunction(() => "faults" in globalThis);
  await page.waitForLoadState("networkidle"); // parts that come late
  for (const testId of taps) await page.getByTestId(testId).first().click();
  if (taps.length > 0) await page.waitForLoadState("networkidle");
  await mkdir(`${folder}/${name}`, { recursive: true });

  const faults: string[] = [];
  for (const [width, height] of SIZES) {
    await page.setViewportSize({ width, height });
    for (const theme of THEMES) {
      await paint(page, theme);
      const which = `${name}/${language}-${width}-${theme}`;
      if (theme === "light") {
        const found = await page.evaluate(() => (globalThis as unknown as InPage).faults());
        faults.push(...found.map((fault) => `${which}: ${fault}`));
      }
      await page.screenshot({ path: `${folder}/${which}.png`, fullPage: true });
    }
  }
  await page.close();
  return [...broke, ...faults];
}

/** Themes differ in colours alone, so that what fits in one fits in the other. */
const paint = (page: Page, theme: string): Promise<void> =>
  page.evaluate(async (wanted) => {
    document.documentElement.dataset["theme"] = wanted;
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    await frame();
    await frame();
  }, theme);
