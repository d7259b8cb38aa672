import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from "prom-client";

/** What operators see. Labels are words of ours or of Telegram: their number stays bounded. */
export interface Metrics {
  readonly updateHandled: (kind: string, seconds: number) => void;
  readonly updateFailed: () => void;
  readonly webhookRefused: (why: "secret" | "body" | "not-ready") => void;
  readonly contentType: string;
  readonly text: () => Promise<string>;
  /** How many updates are being handled, asked whenever somebody looks. */
  readonly watch: (inFlight: () => number) => void;
}

const PREFIX = "efir_bot_";
const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

export function createMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  const seconds = new Histogram({
    name: `${PREFIX}update_duration_seconds`,
    help: "How long an update takes, by its kind",
    labelNames: ["kind"],
    buckets: SECONDS,
    registers,
  });
  const failed = new Counter({
    name: `${PREFIX}updates_failed_total`,
    help: "Updates that could not be handled",
    registers,
  });
  const refused = new Counter({
    name: `${PREFIX}webhook_refused_total`,
    help: "Requests to the webhook that were refused, by why",
    labelNames: ["why"],
    registers,
  });
  return {
    updateHandled: (kind, took) => seconds.observe({ kind }, took),
    updateFailed: () => failed.inc(),
    webhookRefused: (why) => refused.inc({ why }),
    contentType: registry.contentType,
    text: () => registry.metrics(),
    watch: (inFlight) => watch(inFlight, registry),
  };
}

function watch(inFlight: () => number, registry: Registry): void {
  new Gauge({
    name: `${PREFIX}updates_in_flight`,
    help: "Updates that are being handled",
    registers: [registry],
    collect() {
      this.set(inFlight());
    },
  });
  collectDefaultMetrics({ register: registry });
}
