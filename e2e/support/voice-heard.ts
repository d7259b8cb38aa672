import type { Person } from "./person.ts";

/** What one page has sent and heard of voice, counted by its media engine since the connection was made. */
export interface VoiceCounts {
  readonly at: number;
  readonly sent: number;
  readonly received: number;
  readonly lost: number;
  /** Of what was played: all of it, and what had to be made up because no voice was there to play. */
  readonly played: number;
  readonly madeUp: number;
  /** Media connections ever made: one that is replaced would start all counts anew. */
  readonly connections: number;
}

export const voiceCounts = ({ page }: Person): Promise<VoiceCounts> =>
  page.evaluate(async () => {
    const sum = { at: 0, sent: 0, received: 0, lost: 0, played: 0, madeUp: 0 };
    for (const pc of globalThis.recordedConnections) {
      (await pc.getStats()).forEach(
        (report: RTCInboundRtpStreamStats & { packetsSent?: number }) => {
          if (report.kind !== "audio") return;
          if (report.type === ("outbound-rtp" as string)) sum.sent += report.packetsSent ?? 0;
          if (report.type !== "inbound-rtp") return;
          sum.at = report.timestamp;
          sum.received += report.packetsReceived ?? 0;
          sum.lost += report.packetsLost ?? 0;
          sum.played += report.totalSamplesReceived ?? 0;
          sum.madeUp += report.concealedSamples ?? 0;
        },
      );
    }
    return { ...sum, connections: globalThis.recordedConnections.length };
  });

const SAMPLES_PER_MS = 48;

/** How a stretch of a talk was for the one who listened. */
export interface Stretch {
  readonly ms: number;
  readonly sent: number;
  readonly received: number;
  readonly lost: number;
  /** Milliseconds for which nothing was played, or something made up. */
  readonly withoutVoiceMs: number;
}

interface Ends {
  readonly before: VoiceCounts;
  readonly after: VoiceCounts;
}

export function stretch(listener: Ends, speaker: Ends): Stretch {
  const { before, after } = listener;
  const ms = after.at - before.at;
  const voiceMs = (after.played - before.played - (after.madeUp - before.madeUp)) / SAMPLES_PER_MS;
  return {
    ms,
    sent: speaker.after.sent - speaker.before.sent,
    received: after.received - before.received,
    lost: after.lost - before.lost,
    withoutVoiceMs: ms - voiceMs,
  };
}
