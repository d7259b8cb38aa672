import { chromiumPath, launchChromium, type Browser, type Page } from "@efir/chromium";
import type { Letter, Network } from "../net/network.ts";
import type { Chunk } from "../sound/recording.ts";
import { speechOf } from "../sound/speech.ts";
import { drain, installProbe, type Count, type DrainedTap, type Moments } from "./probe.ts";

const DRAIN_EVERY_MS = 2_000;

export interface RecordedTap {
  readonly direction: "sent" | "received";
  readonly chunks: Chunk[];
}

/** Somebody with a browser in a network of their own, whose microphone speaks without end. */
export class Talker {
  readonly letter: Letter;
  readonly page: Page;
  readonly taps = new Map<number, RecordedTap>();
  readonly counts: Count[] = [];
  readonly said: string[] = [];
  moments: Moments = { tappedAt: null, cameraAt: null, wordsAt: null };
  readonly #browser: Browser;
  #draining: Promise<void> = Promise.resolve();
  #timer: NodeJS.Timeout | undefined;

  static async start(network: Network, letter: Letter, origin: string): Promise<Talker> {
    const browser = await launchChromium(
      [
        "--use-fake-ui-for-media-stream",
        "--use-fake-device-for-media-stream=fps=15",
        `--use-file-for-fake-audio-capture=${speechOf(letter).microphone}`,
        `--unsafely-treat-insecure-origin-as-secure=${origin}`,
        "--autoplay-policy=no-user-gesture-required",
        "--ignore-certificate-errors",
        "--disable-background-timer-throttling",
        "--disable-backgrounding-occluded-windows",
        "--disable-renderer-backgrounding",
        "--disable-dev-shm-usage",
        "--disable-features=LocalNetworkAccessChecks,BlockInsecurePrivateNetworkRequests",
      ],
      network.wrapper(letter, chromiumPath()),
    );
    const context = await browser.newContext({
      bypassCSP: true, // the probe records sound by a script of its own
      viewport: { width: 390, height: 844 },
      locale: "en-US",
    });
    const page = await context.newPage();
    await installProbe(page);
    return new Talker(letter, browser, page);
  }

  private constructor(letter: Letter, browser: Browser, page: Page) {
    this.letter = letter;
    this.#browser = browser;
    this.page = page;
    page.on("console", (message) => this.said.push(`${Date.now()} ${message.text()}`));
    page.on("pageerror", (error) => this.said.push(`${Date.now()} ${error.message}`));
  }

  startDraining(): void {
    this.#timer = setInterval(() => {
      this.drain().catch(() => undefined); // the page is going; whoever needs it all drains at the end
    }, DRAIN_EVERY_MS);
  }

  /** Takes over what the page has recorded; one after another, so that no piece comes out of order. */
  drain(): Promise<void> {
    const before = this.#draining.catch(() => undefined); // told to whoever asked for that one
    this.#draining = before.then(async () => {
      const { taps, counts, moments } = await drain(this.page);
      for (const tap of taps) this.#keep(tap);
      this.counts.push(...counts);
      this.moments = moments;
    });
    return this.#draining;
  }

  async close(): Promise<void> {
    clearInterval(this.#timer);
    await this.#draining.catch(() => undefined); // the page is going anyway
    await this.#browser.close();
  }

  #keep({ index, direction, pcm, chunks }: DrainedTap): void {
    const tap = this.taps.get(index) ?? { direction, chunks: [] };
    this.taps.set(index, tap);
    const bytes = Buffer.from(pcm, "base64");
    const all = new Int16Array(
      bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length),
    );
    let at = 0;
    for (const [arrivedAt, length] of chunks) {
      tap.chunks.push({ arrivedAt, samples: all.subarray(at, at + length) });
      at += length;
    }
  }
}
