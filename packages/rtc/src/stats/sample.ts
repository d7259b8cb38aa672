/** The counters of an audio connection at one moment; they only ever grow. */
export interface VoiceSample {
  readonly at: number;
  readonly received: number;
  readonly lost: number;
  /** Samples of sound: all that were played, and those among them that were made up. */
  readonly played: number;
  readonly concealed: number;
  /** Gaps that were filled. */
  readonly gaps: number;
  /** Seconds that sound has waited in the buffer, over all `emitted` samples. */
  readonly waited: number;
  readonly emitted: number;
  readonly rttMs: number | null;
  /** What the other side last said of us over RTCP. */
  readonly lostThere: number | null;
  /** What kind of path it takes; never an address. */
  readonly path: Path | null;
}

/** Straight, or through a relay that one reaches over this protocol. */
export type Path = "direct" | "direct-tcp" | "relay-udp" | "relay-tcp" | "relay-tls";

/** The counters of what is sent and seen on a picture connection. */
export interface PictureSample {
  readonly at: number;
  readonly rttMs: number | null;
  /** What the browser believes the way out carries. */
  readonly bandwidth: number | null;
  readonly framesSeen: number;
  readonly framesSent: number;
}

/** As far as one needs it here: fields that a browser does not know are missing. */
interface Stat {
  readonly type: string;
  readonly [field: string]: unknown;
}

const isStat = (value: unknown): value is Stat =>
  typeof value === "object" && value !== null && "type" in value;

const number = (value: unknown): number | null => (typeof value === "number" ? value : null);
const count = (value: unknown): number => number(value) ?? 0;
const ms = (seconds: unknown): number | null => {
  const known = number(seconds);
  return known === null ? null : known * 1_000;
};

/** The reports one reads, by type. Several of a type are there when a browser has several streams. */
class Report {
  readonly #stats: Stat[] = [];

  constructor(report: RTCStatsReport) {
    report.forEach((value: unknown) => {
      if (isStat(value)) this.#stats.push(value);
    });
  }

  all(type: string): readonly Stat[] {
    return this.#stats.filter((stat) => stat.type === type);
  }

  first(type: string): Stat | undefined {
    return this.#stats.find((stat) => stat.type === type);
  }

  path(): Path | null {
    const id = this.pair()?.["localCandidateId"];
    const local = this.all("local-candidate").find((candidate) => candidate["id"] === id);
    if (!local) return null;
    if (local["candidateType"] !== "relay") {
      return local["protocol"] === "tcp" ? "direct-tcp" : "direct";
    }
    switch (local["relayProtocol"]) {
      case "tls":
        return "relay-tls";
      case "tcp":
        return "relay-tcp";
      default:
        return "relay-udp";
    }
  }

  /** The way that media takes now. */
  pair(): Stat | undefined {
    const chosen = this.first("transport")?.["selectedCandidatePairId"];
    const pairs = this.all("candidate-pair");
    return (
      pairs.find((pair) => pair["id"] === chosen) ??
      pairs.find((pair) => pair["nominated"] === true && pair["state"] === "succeeded")
    );
  }
}

export function toVoiceSample(report: RTCStatsReport, at: number): VoiceSample {
  const stats = new Report(report);
  const heard = stats.first("inbound-rtp");
  const said = stats.first("remote-inbound-rtp");
  return {
    at,
    received: count(heard?.["packetsReceived"]),
    lost: count(heard?.["packetsLost"]),
    played: count(heard?.["totalSamplesReceived"]),
    concealed: count(heard?.["concealedSamples"]),
    gaps: count(heard?.["concealmentEvents"]),
    waited: count(heard?.["jitterBufferDelay"]),
    emitted: count(heard?.["jitterBufferEmittedCount"]),
    rttMs: ms(stats.pair()?.["currentRoundTripTime"]) ?? ms(said?.["roundTripTime"]),
    lostThere: number(said?.["fractionLost"]),
    path: stats.path(),
  };
}

export function toPictureSample(report: RTCStatsReport, at: number): PictureSample {
  const stats = new Report(report);
  const sum = (type: string, field: string) =>
    stats.all(type).reduce((total, stat) => total + count(stat[field]), 0);
  const pair = stats.pair();
  return {
    at,
    rttMs: ms(pair?.["currentRoundTripTime"]),
    bandwidth: number(pair?.["availableOutgoingBitrate"]),
    framesSeen: sum("inbound-rtp", "framesDecoded"),
    framesSent: sum("outbound-rtp", "framesEncoded"),
  };
}
