import { FAKE_DEVICES, launchChromium, type Browser, type Page } from "@efir/chromium";
import axe from "axe-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startProduct, type Product } from "./support/index.ts";
import { arrive, inPhase, tapJoin } from "./support/person.ts";

interface Axe {
  readonly run: (options: object) => Promise<{
    readonly violations: readonly { readonly id: string; readonly nodes: readonly object[] }[];
  }>;
}

let product: Product;
let browser: Browser;
beforeAll(async () => {
  product = await startProduct();
  browser = await launchChromium(FAKE_DEVICES);
});
afterAll(async () => {
  await browser.close();
  await product.stop();
});

/** What WCAG 2.1 AA would have otherwise, as axe finds it. */
async function violations(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe.source);
  return page.evaluate(async () => {
    const inPage = (globalThis as unknown as { readonly axe: Axe }).axe;
    const { violations: found } = await inPage.run({
      runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"],
    });
    return found.map(({ id, nodes }) => `${id}: ${JSON.stringify(nodes).slice(0, 400)}`);
  });
}

const fits = (page: Page): Promise<boolean> =>
  page.evaluate(() => document.documentElement.scrollWidth <= innerWidth);

describe.each(["light", "dark"] as const)("the page in %s", (colorScheme) => {
  it("[E2E60] everybody can use every screen, and nothing is cut at 320 px", async () => {
    const person = await arrive(browser, {
      url: product.url,
      name: "Анна",
      room: `axe-${colorScheme}`,
      language: "ru-RU",
    });
    const { page } = person;
    await page.setViewportSize({ width: 320, height: 568 });
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await page.getByTestId("preview-microphone").click();
    await page.locator('[data-testid="level"][data-heard="true"]').waitFor();
    expect([await violations(page), await fits(page)]).toEqual([[], true]);

    await page.getByTestId("sound-settings").click();
    await page.getByTestId("sound-sheet").waitFor();
    expect([await violations(page), await fits(page)]).toEqual([[], true]);
    await page.keyboard.press("Escape");
    await page.getByTestId("sound-sheet").waitFor({ state: "detached" });

    await tapJoin(person);
    await inPhase(person, "live");
    expect([await violations(page), await fits(page)]).toEqual([[], true]);

    for (const name of ["people", "chat", "more", "react"] as const) {
      await page.getByTestId(name === "people" ? "members-button" : `${name}-button`).click();
      const sheet = page.getByTestId(`${name}-sheet`);
      await sheet.getByRole("button").nth(1).waitFor(); // its content, beside the button to close it
      expect([name, await violations(page), await fits(page)]).toEqual([name, [], true]);
      await page.keyboard.press("Escape");
      await sheet.waitFor({ state: "detached" });
    }

    await page.getByTestId("camera-button").click();
    await page.getByTestId("tile").waitFor();
    expect(["camera", await violations(page), await fits(page)]).toEqual(["camera", [], true]);
    await person.context.close();
  });
});

it("[E2E61] the self-test finds what works, and gives a code that says so", async () => {
  const context = await browser.newContext({ locale: "en-US" });
  const page = await context.newPage();
  await page.goto(`${product.url}/?selftest`);
  await page.getByTestId("begin").click();
  await page.locator('[data-testid="selftest"][data-done="true"]').waitFor({ timeout: 40_000 });
  const code = await page.getByTestId("support-code").innerText();
  expect(code).toMatch(
    /^EFIR1 browser api:\d+ ws:\d+ stun:no-answer udp:none tcp:none tls:none dec:\d+ mic:\d+ cam:\d+$/,
  );
  expect(await violations(page)).toEqual([]);
  await context.close();
});
