import { memberWith, type Person } from "./person.ts";

declare global {
  var heardGaps: { longestMs: number; peopleSeen: string[] };
}

/**
 * From now on the page notes for how long at most no voice came, over whichever connection, and how often it
 * listed somebody of this name. What a browser makes up where nothing came is no voice.
 */
export const watchGaps = ({ page }: Person, name: string): Promise<void> =>
  page.evaluate(
    ({ rows }) => {
      const noted = (globalThis.heardGaps = { longestMs: 0, peopleSeen: [] as string[] });
      const played = new Map<RTCPeerConnection, number>();
      let heardAt = performance.now();

      async function comesOver(pc: RTCPeerConnection): Promise<boolean> {
        if (pc.connectionState === "closed") return false;
        let voice = 0;
        (await pc.getStats()).forEach((report: RTCInboundRtpStreamStats) => {
          if (report.type !== "inbound-rtp" || report.kind !== "audio") return;
          voice += (report.totalSamplesReceived ?? 0) - (report.concealedSamples ?? 0);
        });
        const before = played.get(pc) ?? 0;
        played.set(pc, voice);
        return voice > before;
      }

      async function look(): Promise<void> {
        const come = await Promise.all(globalThis.recordedConnections.map(comesOver));
        const now = performance.now();
        if (come.includes(true)) heardAt = now;
        noted.longestMs = Math.max(noted.longestMs, now - heardAt);
      }
      setInterval(() => void look(), 20);

      const count = (): void => {
        const many = String(document.querySelectorAll(rows).length);
        if (!noted.peopleSeen.includes(many)) noted.peopleSeen.push(many);
      };
      count();
      new MutationObserver(count).observe(document.body, { childList: true, subtree: true });
    },
    { rows: memberWith(name, {}) },
  );

export const gapsOf = ({ page }: Person) => page.evaluate(() => globalThis.heardGaps);
