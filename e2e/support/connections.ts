import type { Page } from "@efir/chromium";

declare global {
  var recordedConnections: RTCPeerConnection[];
}

/** What a page's media connections received, added up. */
export interface Received {
  readonly audioEnergy: number;
  readonly audioStreams: number;
  readonly framesDecoded: number;
}

/** Remembers every media connection that the page makes, so that a test can ask for its figures. */
export const recordConnections = (page: Page): Promise<unknown> =>
  page.addInitScript(() => {
    globalThis.recordedConnections = [];
    globalThis.RTCPeerConnection = class extends RTCPeerConnection {
      constructor(configuration?: RTCConfiguration) {
        super(configuration);
        globalThis.recordedConnections.push(this);
      }
    };
  });

export const received = (page: Page): Promise<Received> =>
  page.evaluate(async () => {
    const sum = { audioEnergy: 0, audioStreams: 0, framesDecoded: 0 };
    for (const pc of globalThis.recordedConnections) {
      if (pc.connectionState === "closed") continue;
      (await pc.getStats()).forEach((report: RTCInboundRtpStreamStats) => {
        if (report.type !== "inbound-rtp") return;
        sum.framesDecoded += report.framesDecoded ?? 0;
        sum.audioEnergy += report.totalAudioEnergy ?? 0;
        if (report.kind === "audio" && (report.totalAudioEnergy ?? 0) > 0) sum.audioStreams++;
      });
    }
    return sum;
  });

/** The kinds of the two ends of each path that carries media: `host/host`, `relay/relay`. */
export const mediaPaths = (page: Page): Promise<string[]> =>
  page.evaluate(async () => {
    const paths: string[] = [];
    for (const pc of globalThis.recordedConnections) {
      const stats = await pc.getStats();
      stats.forEach((report: RTCIceCandidatePairStats) => {
        if (report.type !== "candidate-pair" || !report.nominated) return;
        const ends = [report.localCandidateId, report.remoteCandidateId].map(
          (id) => (stats.get(id) as { candidateType?: string } | undefined)?.candidateType ?? "",
        );
        paths.push(ends.join("/"));
      });
    }
    return paths;
  });
