import type { Report } from "@efir/protocol";
import type { Series } from "./prometheus.ts";

/** What clients tell of how they do. */
export interface ClientMetrics {
  readonly reported: (report: Report) => void;
  /** From a tap on Join until the first voice came, as a client told it. */
  readonly firstVoice: (seconds: number) => void;
}

/** Those to which clients round: see RP2. */
const SHARES = [0, 0.01, 0.02, 0.05, 0.1, 0.2, 0.3, 0.5, 1];
const RTT_SECONDS = [0.05, 0.1, 0.15, 0.2, 0.3, 0.5, 0.75, 1, 2, 5];
const FIRST_VOICE_SECONDS = [0.2, 0.4, 0.6, 1, 1.5, 2.5, 5, 10, 30];
const RECOVERY_SECONDS = [0.3, 0.5, 1, 1.5, 2.5, 4, 8, 15, 30, 60, 120];

export function clientMetrics({ histogram, histogramBy }: Series): ClientMetrics {
  const lost = histogram("client_lost_ratio", "Packets of a voice lost on the way", SHARES);
  const concealed = histogram(
    "client_concealed_ratio",
    "Sound that a client had to make up",
    SHARES,
  );
  const rtt = histogram("client_rtt_seconds", "Round trips between clients", RTT_SECONDS);
  const recovery = histogramBy("client_recovery_seconds", {
    help: "How long a client took to come back, by what it had lost",
    label: "cause",
    buckets: RECOVERY_SECONDS,
  });
  return {
    firstVoice: histogram(
      "client_first_voice_seconds",
      "From a tap on Join until the first voice came",
      FIRST_VOICE_SECONDS,
    ),
    reported: (report) => {
      if (report.kind === "recovery") {
        recovery(report.cause, report.ms / 1_000);
        return;
      }
      lost(report.lost);
      concealed(report.concealed);
      rtt(report.rttMs / 1_000);
    },
  };
}
