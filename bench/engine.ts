import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join as pathOf } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { FAKE_DEVICES, launchChromium, type Browser } from "@efir/chromium";
import { join, startProduct } from "@efir/e2e";
import type { Benchmark } from "./figures.ts";
import { cpuSecondsByThread } from "./load/process-cost.ts";

const VOICES = 4;
const SECS = 20;
/** Connecting, and the first seconds in which a line is measured, are not the usual state. */
const SETTLING_MS = 5_000;
const SLOWER_CPU = 4;
/** By the names that Chromium gives them: the page's own code runs in these two, everything else is what any page with WebRTC has. */
const OF_THE_PAGE = new Set(["main", "DedicatedWorker"]);

/** What each voice in a room costs the page that hears it, beside what the browser does for it. */
export const engine: Benchmark = {
  name: "engine",
  run: async () => {
    const folder = mkdtempSync(pathOf(tmpdir(), "efir-voice-"));
    const devices = [...FAKE_DEVICES, `--use-file-for-fake-audio-capture=${noise(folder)}`];
    const product = await startProduct({ LOG_LEVEL: "error" });
    const [own, others] = [await launchChromium(devices), await launchChromium(devices)];
    await join(own, { url: product.url, name: "Anna", room: "bench" });
    await wait(SETTLING_MS);
    const alone = await usedBy(own);
    for (let n = 1; n <= VOICES; n++) {
      await join(others, { url: product.url, name: `Voice ${n}`, room: "bench" });
    }
    await wait(SETTLING_MS);
    const together = await usedBy(own);
    await Promise.all([own.close(), others.close()]);
    await product.stop();
    rmSync(folder, { recursive: true });
    const percent = ((together - alone) / VOICES) * 100;
    return [
      { name: "The page alone in a room, of a core", value: alone * 100, unit: "%" },
      { name: `Each of ${VOICES} voices adds, of a core`, value: percent, unit: "%" },
      {
        name: `The same of a core ${SLOWER_CPU} times slower`,
        value: percent * SLOWER_CPU,
        unit: "%",
        atMost: 3,
      },
    ];
  },
};

/** The share of a core that the page's own code takes. */
async function usedBy(browser: Browser): Promise<number> {
  const before = await spent(browser);
  await wait(SECS * 1_000);
  return ((await spent(browser)) - before) / SECS;
}

/** The page is the only one in its browser; a renderer that waits for another page does nothing. */
async function spent(browser: Browser): Promise<number> {
  const cdp = await browser.newBrowserCDPSession();
  const { processInfo } = await cdp.send("SystemInfo.getProcessInfo");
  await cdp.detach();
  const renderers = processInfo.filter(({ type }) => type === "renderer").map(({ id }) => id);
  const threads = [...cpuSecondsByThread(renderers)];
  return threads.reduce((sum, [name, secs]) => sum + (OF_THE_PAGE.has(name) ? secs : 0), 0);
}

/** A microphone without a pause, so that packets go out all the time: the most that a voice can cost. */
function noise(folder: string): string {
  const [rate, secs] = [16_000, 4];
  const samples = Int16Array.from({ length: rate * secs }, (_, n) =>
    Math.round(6_000 * Math.sin(n * n * 1e-4) * Math.sin(n / 900)),
  );
  const header = Buffer.alloc(44);
  header.write("RIFF\0\0\0\0WAVEfmt ", "latin1");
  header.writeUInt32LE(36 + samples.byteLength, 4);
  header.writeUInt32LE(16, 16);
  for (const [at, value] of [
    [20, 1],
    [22, 1],
    [32, 2],
    [34, 16],
  ] as const) {
    header.writeUInt16LE(value, at);
  }
  header.writeUInt32LE(rate, 24);
  header.writeUInt32LE(rate * 2, 28);
  header.write("data", 36, "latin1");
  header.writeUInt32LE(samples.byteLength, 40);
  const file = pathOf(folder, "voice.wav");
  writeFileSync(file, Buffer.concat([header, Buffer.from(samples.buffer)]));
  return file;
}
