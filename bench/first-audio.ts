import { FAKE_DEVICES, launchChromium, type Browser } from "@efir/chromium";
import { arrive, inPhase, join, startProduct, tapJoin } from "@efir/e2e";
import { median, quantile, type Benchmark } from "./figures.ts";

const RUNS = 10;

/** From the tap on Join to the first sample of somebody else's voice that was decoded, on loopback. */
export const firstAudio: Benchmark = {
  name: "first-audio",
  run: async () => {
    const product = await startProduct({ LOG_LEVEL: "error" });
    const browser = await launchChromium(FAKE_DEVICES);
    await join(browser, { url: product.url, name: "Anna", room: "bench" });
    const times: number[] = [];
    for (let run = 0; run < RUNS; run++) times.push(await once(browser, product.url));
    await browser.close();
    await product.stop();
    return [
      {
        name: `Join to first voice, median of ${RUNS}`,
        value: median(times),
        unit: "ms",
        atMost: 800,
      },
      { name: "Join to first voice, worst", value: quantile(times, 1), unit: "ms" },
    ];
  },
};

async function once(browser: Browser, url: string): Promise<number> {
  const boris = await arrive(browser, { url, name: "Boris", room: "bench" });
  await boris.page.getByTestId("join-button").waitFor();
  const heard = boris.page.evaluate(tapToVoice);
  await tapJoin(boris);
  const time = await heard;
  await inPhase(boris, "live");
  await boris.context.close();
  return time;
}

/** Runs in the page: the clock starts with the tap itself, not with the driver's wish to tap. */
const tapToVoice = () =>
  new Promise<number>((resolve) => {
    const voiceCame = async () => {
      for (const pc of globalThis.recordedConnections) {
        for (const [, report] of await pc.getStats()) {
          const { type, kind, jitterBufferEmittedCount = 0 } = report as RTCInboundRtpStreamStats;
          if (type === "inbound-rtp" && kind === "audio" && jitterBufferEmittedCount > 0)
            return true;
        }
      }
      return false;
    };
    document.querySelector('[data-testid="join-button"]')?.addEventListener(
      "click",
      () => {
        const tappedAt = performance.now();
        const look = () =>
          void voiceCame().then((came) => {
            if (came) resolve(performance.now() - tappedAt);
            else setTimeout(look, 10);
          });
        look();
      },
      { once: true, capture: true },
    );
  });
