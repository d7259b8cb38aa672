import type { Page } from "@efir/chromium";

declare global {
  var composeWatch: {
    worstGapMs: number;
    ghosts: string[];
    expected: string[];
    concealed: Map<RTCPeerConnection, number>;
  };
}

export interface Seen {
  /** The longest time without a packet of voice. */
  readonly worstGapMs: number;
  /** Speech that the receiver had to make up. */
  readonly concealedMs: number;
  /** Rosters that were shown and were not true. */
  readonly ghosts: readonly string[];
}

/** From now on this page notes each gap in what it hears, and each roster that is not `names`. */
export const startWatching = (page: Page, names: readonly string[]): Promise<void> =>
  page.evaluate(
    async (expected) => {
      const watch = {
        worstGapMs: 0,
        ghosts: [] as string[],
        expected,
        concealed: new Map<RTCPeerConnection, number>(),
      };
      globalThis.composeWatch = watch;
      let packets = 0;
      let heardAt = performance.now();
      const listen = async () => {
        let now = 0;
        for (const pc of globalThis.recordedConnections) {
          if (pc.connectionState === "closed") continue;
          (await pc.getStats()).forEach((report: RTCInboundRtpStreamStats) => {
            if (report.type === "inbound-rtp" && report.kind === "audio")
              now += report.packetsReceived ?? 0;
          });
        }
        if (now !== packets) heardAt = performance.now();
        packets = now;
        watch.worstGapMs = Math.max(watch.worstGapMs, performance.now() - heardAt);
      };
      const look = () => {
        const shown = [...document.querySelectorAll('[data-testid="member"]')]
          .map((row) => row.getAttribute("data-name") ?? "")
          .sort()
          .join();
        if (shown !== [...watch.expected].sort().join() && watch.ghosts.at(-1) !== shown)
          watch.ghosts.push(shown);
      };
      await listen();
      heardAt = performance.now();
      setInterval(() => void listen(), 50);
      new MutationObserver(look).observe(document.body, {
        childList: true,
        subtree: true,
        attributes: true,
      });
    },
    [...names],
  );

export const expectNames = (page: Page, names: readonly string[]): Promise<void> =>
  page.evaluate(
    (expected) => {
      globalThis.composeWatch.expected = expected;
    },
    [...names],
  );

/** What was seen since the last call. */
export const report = (page: Page): Promise<Seen> =>
  page.evaluate(async () => {
    const { concealed } = globalThis.composeWatch; // what a connection that is closed by now had to make up counts too
    for (const pc of globalThis.recordedConnections) {
      if (pc.connectionState === "closed") continue;
      (await pc.getStats()).forEach((one: RTCInboundRtpStreamStats) => {
        if (one.type !== "inbound-rtp" || one.kind !== "audio") return;
        concealed.set(pc, (one.concealedSamples ?? 0) - (one.silentConcealedSamples ?? 0));
      });
    }
    const samples = [...concealed.values()].reduce((sum, one) => sum + one, 0);
    const { worstGapMs, ghosts } = globalThis.composeWatch;
    globalThis.composeWatch.worstGapMs = 0;
    globalThis.composeWatch.ghosts = [];
    return { worstGapMs: Math.round(worstGapMs), concealedMs: Math.round(samples / 48), ghosts };
  });
