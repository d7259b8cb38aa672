import type { Page } from "@efir/chromium";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openStories, type Stories } from "../testing/stories.ts";

let stories: Stories;
beforeAll(async () => {
  stories = await openStories();
});
afterAll(() => stories.close());

const sheetOf = (page: Page) => page.getByTestId("sheet");

async function reopen(page: Page): Promise<void> {
  await page.getByTestId("open-sheet").click();
  await sheetOf(page).waitFor();
}

const focused = (page: Page) =>
  page.evaluate(() => document.activeElement?.getAttribute("data-testid") ?? null);

it("[UI1] the focus goes into a sheet, and no number of tabs takes it out", async () => {
  const page = await stories.open("parts");
  await sheetOf(page).waitFor();
  expect(await focused(page)).toBe("sheet");
  for (let taps = 0; taps < 12; taps++) {
    await page.keyboard.press("Tab");
    const place = await page.evaluate(() => {
      const { activeElement, body } = document;
      return activeElement === body || activeElement?.closest("dialog") !== null;
    });
    expect(place).toBe(true);
  }
  await page.close();
});

it("[UI2] Esc, a tap outside and a pull take a sheet away, and the focus returns", async () => {
  for (const reducedMotion of ["no-preference", "reduce"] as const) {
    const page = await stories.open("parts", { reducedMotion });
    await sheetOf(page).waitFor();
    await page.keyboard.press("Escape");
    await sheetOf(page).waitFor({ state: "detached" });

    await reopen(page);
    await page.mouse.click(20, 20);
    await sheetOf(page).waitFor({ state: "detached" });
    expect(await focused(page)).toBe("open-sheet");

    await reopen(page);
    await page.waitForFunction(() =>
      document.getAnimations().every((it) => it.playState !== "running"),
    );
    await pull(page, 30);
    expect(await sheetOf(page).count()).toBe(1);
    await pull(page, 200);
    await sheetOf(page).waitFor({ state: "detached" });
    await page.close();
  }
});

/** Slowly enough that only the distance counts. */
async function pull(page: Page, distance: number): Promise<void> {
  const { x, y, width } = (await sheetOf(page).boundingBox())!;
  await page.mouse.move(x + width / 2, y + 6);
  await page.mouse.down();
  await page.mouse.move(x + width / 2, y + 6 + distance, { steps: 3 });
  await page.waitForTimeout(100);
  await page.mouse.up();
}
