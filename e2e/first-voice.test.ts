import { FAKE_DEVICES, launchChromium, type Browser } from "@efir/chromium";
import { afterAll, beforeAll, expect, it } from "vitest";
import { arrive, join, startProduct, tapJoin, type Product } from "./support/index.ts";

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

it("[FV6] whoever comes to others tells how long the first voice took", async () => {
  await join(browser, { url: product.url, name: "Anna", room: "voice" });
  const boris = await arrive(browser, { url: product.url, name: "Boris", room: "voice" });
  const told = boris.page.waitForResponse((response) =>
    response.url().endsWith("/api/first-voice"),
  );
  await tapJoin(boris);
  const response = await told;
  expect(response.status()).toBe(204);
  const { ms } = response.request().postDataJSON() as { ms: number };
  expect(ms).toBeGreaterThan(0);
  expect(ms).toBeLessThan(10_000);
});
