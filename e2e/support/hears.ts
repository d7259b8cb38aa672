import type { Deskmate } from "./desk.ts";
import { until } from "./until.ts";

/** The fake microphones beep, so what decodes must gain energy. Asks the Mini App's own frame. */
export async function hearsEnergy({ page, name }: Deskmate): Promise<void> {
  const energy = async () => {
    const frame = page.frames().find((candidate) => candidate !== page.mainFrame());
    if (!frame) return 0;
    return frame.evaluate(async () => {
      let sum = 0;
      for (const pc of globalThis.recordedConnections) {
        if (pc.connectionState === "closed") continue;
        (await pc.getStats()).forEach((report: RTCInboundRtpStreamStats) => {
          if (report.type === "inbound-rtp") sum += report.totalAudioEnergy ?? 0;
        });
      }
      return sum;
    });
  };
  let before = 0;
  await until(`${name} hears somebody`, async () => (before = await energy()) > 0);
  await until(`${name} still hears`, async () => (await energy()) > before);
}
