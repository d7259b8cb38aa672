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

interface End {
  readonly candidateType?: string;
  readonly relayProtocol?: string;
}

/**
 * The two ends of each path that carries media now. A pair that was nominated once stays so in the figures
 * when a better one has taken its place, and a connection that is closed keeps its own.
 */
const mediaEnds = (page: Page): Promise<(readonly [local: End, remote: End])[]> =>
  page.evaluate(async () => {
    const ends: [End, End][] = [];
    for (const pc of globalThis.recordedConnections) {
      if (pc.connectionState === "closed") continue;
      const stats = await pc.getStats();
      const end = (id: string) => (stats.get(id) ?? {}) as End;
      stats.forEach((report: RTCTransportStats) => {
        if (report.type !== "transport" || !report.selectedCandidatePairId) return;
        const pair = stats.get(report.selectedCandidatePairId) as RTCIceCandidatePairStats;
        ends.push([end(pair.localCandidateId), end(pair.remoteCandidateId)]);
      });
    }
    return ends;
  });

/** The kinds of the two ends of each path that carries media: `host/host`, `relay/relay`. */
export const mediaPaths = async (page: Page): Promise<string[]> =>
  (await mediaEnds(page)).map((ends) => ends.map((end) => end.candidateType ?? "").join("/"));

/** How each path that carries media reaches the relay on our side: `udp`, `tcp` or `tls`. */
export const relayCarriers = async (page: Page): Promise<string[]> =>
  (await mediaEnds(page)).map(([local]) => local.relayProtocol ?? "none");
