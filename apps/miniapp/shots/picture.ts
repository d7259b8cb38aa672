import { mkdir, writeFile } from "node:fs/promises";
import type { Page } from "@efir/chromium";
import { checkAxe } from "./check-axe.ts";
import "./in-page.ts";
import type { Hand } from "./studio.ts";
import { LANGUAGES, SIZES, THEMES, type Size, type Screen, type Theme } from "./screens.ts";

/** Where axe looks, in both themes: a width of a phone. Where things stand is checked in each. */
const AXE_WIDTH = 390;

/** Takes the pictures of one screen in every language, width and theme; tells what is not as it should be. */
export async function takePictures(hand: Hand, screen: Screen, folder: string): Promise<string[]> {
  const { page } = hand;
  await mkdir(`${folder}/${screen.name}`, { recursive: true });
  const broke = await hand.open(screen);
  const faults: string[] = [];
  for (const language of LANGUAGES) {
    await page.evaluate((wish) => globalThis.shots.speak(wish), language);
    for (const size of SIZES) {
      for (const theme of THEMES) {
        const which = `${screen.name}/${language}-${size[0]}-${theme}`;
        await lay(page, size, theme);
        const found = await faultsOf(page, size, theme);
        faults.push(...found.map((fault) => `${which}: ${fault}`));
        await writeFile(`${folder}/${which}.png`, await hand.picture());
      }
    }
  }
  return [...broke, ...faults];
}

async function lay(page: Page, [width, height]: Size, theme: Theme): Promise<void> {
  const now = page.viewportSize();
  if (now?.width !== width || now.height !== height) await page.setViewportSize({ width, height });
  await page.evaluate(async (wish) => {
    document.documentElement.dataset["theme"] = wish;
    await globalThis.shots.whenSettled();
  }, theme);
}

/** Themes differ in colours alone, so that what fits in one fits in the other. */
async function faultsOf(page: Page, [width]: Size, theme: Theme): Promise<readonly string[]> {
  const fits = () => page.evaluate(() => globalThis.shots.faults());
  return [
    ...(theme === "light" ? await fits() : []),
    ...(width === AXE_WIDTH ? await checkAxe(page) : []),
  ];
}
