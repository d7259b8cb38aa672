import { fileURLToPath } from "node:url";
import type { Browser, Page } from "@efir/chromium";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launchEngineBrowser, openWithScript } from "./testing/chromium.ts";

interface Outcome {
  readonly connections: number[];
  readonly states: string[];
  readonly collisions: number;
}
interface Rate {
  readonly packetMs: number;
  readonly bitrate: number;
  readonly frameBytes: number;
  readonly heard: boolean;
  readonly concealed: number;
}
interface Engine {
  readonly storm: (seed: number) => Promise<Outcome>;
  readonly breakAndReplace: (which: 0 | 1) => Promise<number[]>;
  readonly politeShowsFirst: () => Promise<number>;
  readonly replan: () => Promise<{
    readonly seen: Record<string, Rate[]>;
    readonly quiet: boolean;
  }>;
}
declare const engine: Engine;

let browser: Browser;
let page: Page;
beforeAll(async () => {
  browser = await launchEngineBrowser();
  page = await openWithScript(
    browser,
    fileURLToPath(new URL("./testing/engine-page.ts", import.meta.url)),
  );
});
afterAll(() => browser.close());

const SEEDS = 40;
const AT_ONCE = 5;
let crossed = 0;

describe("two engines in Chromium", () => {
  const batches = Array.from({ length: SEEDS / AT_ONCE }, (_, batch) =>
    Array.from({ length: AT_ONCE }, (__, index) => batch * AT_ONCE + index + 1),
  );

  it.each(batches)(
    "[LK1] crossing offers break nothing (seeds %i %i %i %i %i)",
    async (...seeds) => {
      const outcomes = await page.evaluate(
        (all) =>
          Promise.all(
            all.map((seed) =>
              engine.storm(seed).catch((error: unknown) => {
                throw new Error(`seed ${seed}: ${String(error)}`);
              }),
            ),
          ),
        seeds,
      );
      for (const { connections, states, collisions } of outcomes) {
        crossed += collisions;
        expect(connections).toEqual([2, 2]);
        expect(states).toEqual(["stable", "stable", "stable", "stable"]);
      }
    },
  );

  it("[LK1] the storms really made offers cross", () => {
    console.info(`${String(crossed)} offers crossed in ${String(SEEDS)} seeds`);
    expect(crossed).toBeGreaterThan(SEEDS / 2);
  });

  it.each([0, 1] as const)("[LK2] a connection that broke at end %i is replaced", async (which) => {
    expect(await page.evaluate((end) => engine.breakAndReplace(end), which)).toEqual([2, 2]);
  });

  it("[LK3] the polite side asks for the picture connection it may not make", async () => {
    expect(await page.evaluate(() => engine.politeShowsFirst())).toBeGreaterThan(0);
  });

  it("[VS1] both ends change how they send voice while it flows, without a word over the wire", async () => {
    const { seen, quiet } = await page.evaluate(() => engine.replan());
    const all = <T>(name: string, of: (rate: Rate) => T) => (seen[name] ?? []).map(of);
    for (const name of ["plain", "copied", "narrow"]) {
      expect(seen[name]?.map(({ heard }) => heard)).toEqual([true, true]);
      for (const made of all(name, ({ concealed }) => concealed)) expect(made).toBeLessThan(0.1);
    }
    const sent = ["plain", "copied", "narrow"].map((name) =>
      all(name, ({ packetMs, bitrate }) => `${packetMs} ms, ${bitrate}`),
    );
    expect(sent).toEqual([
      ["20 ms, 24000", "20 ms, 24000"],
      ["20 ms, 16000", "20 ms, 16000"],
      ["60 ms, 16000", "60 ms, 16000"],
    ]);
    const sizes = all("plain", ({ frameBytes }) => frameBytes);
    for (const [end, size] of all("copied", ({ frameBytes }) => frameBytes).entries()) {
      expect(size).toBeGreaterThan(3 * (sizes[end] ?? Infinity));
    }
    expect(quiet).toBe(true);
  });
});
