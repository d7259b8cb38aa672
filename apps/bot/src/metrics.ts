import type { QueueFigures, Watch } from "@efir/gateway";
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from "prom-client";

/** What operators see. Labels are words of ours or of Telegram: their number stays bounded. */
export interface Metrics {
  readonly updateHandled: (kind: string, seconds: number) => void;
  readonly updateFailed: () => void;
  readonly webhookRefused: (why: "secret" | "body" | "not-ready") => void;
  /** A request to Telegram, and `ok` or why not. */
  readonly called: (method: string, outcome: string) => void;
  readonly gateway: GatewayMetrics;
  readonly contentType: string;
  readonly text: () => Promise<string>;
  /** Shows this, and the process, from now on. */
  readonly watchUpdates: (inFlight: () => number) => void;
  readonly watchCards: (unsettled: () => number) => void;
}

/** What becomes of messages. */
export interface GatewayMetrics {
  readonly watch: Omit<Watch, "troubled">;
  /** How many wait and how many are dead, asked whenever somebody looks. */
  readonly depth: (figures: () => Promise<QueueFigures>) => void;
}

const PREFIX = "efir_bot_";
const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

export function createMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  const gauge = gauges(registry);
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
  const calls = new Counter({
    name: `${PREFIX}telegram_calls_total`,
    help: "Requests to Telegram, by method and what came of them: ok, a code, or no-answer",
    labelNames: ["method", "outcome"],
    registers,
  });
  return {
    updateHandled: (kind, took) => seconds.observe({ kind }, took),
    updateFailed: () => failed.inc(),
    webhookRefused: (why) => refused.inc({ why }),
    called: (method, outcome) => calls.inc({ method, outcome }),
    gateway: gatewayMetrics(registry),
    contentType: registry.contentType,
    text: () => registry.metrics(),
    watchUpdates: (inFlight) => {
      gauge("updates_in_flight", "Updates that are being handled", inFlight);
      collectDefaultMetrics({ register: registry });
    },
    watchCards: (unsettled) =>
      gauge("cards_to_edit", "Cards that are being edited, or wait for it", unsettled),
  };
}

const gauges = (registry: Registry) => (name: string, help: string, count: () => number) => {
  new Gauge({
    name: PREFIX + name,
    help,
    registers: [registry],
    collect() {
      this.set(count());
    },
  });
};

const DELIVERY_SECONDS = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 1_800, 7_200, 36_000];

function gatewayMetrics(registry: Registry): GatewayMetrics {
  const registers = [registry];
  const counter = (name: string, help: string, ...labelNames: string[]) =>
    new Counter({ name: `${PREFIX}messages_${name}_total`, help, labelNames, registers });
  const accepted = counter("accepted", "Messages that were taken in, by platform", "platform");
  const retried = counter(
    "retried",
    "Tries that are made again, by platform and why",
    "platform",
    "reason",
  );
  const died = counter(
    "dead",
    "Messages that became dead letters, by platform and why",
    "platform",
    "reason",
  );
  const delivered = new Histogram({
    name: `${PREFIX}message_delivery_seconds`,
    help: "From taking a message in to its answer's arrival, by platform",
    labelNames: ["platform"],
    buckets: DELIVERY_SECONDS,
    registers,
  });
  return {
    watch: {
      accepted: (platform) => accepted.inc({ platform }),
      delivered: (platform, seconds) => delivered.observe({ platform }, seconds),
      retried: (platform, reason) => retried.inc({ platform, reason }),
      died: (platform, reason) => died.inc({ platform, reason }),
    },
    depth: (figures) => watchDepth(figures, registry),
  };
}

function watchDepth(figures: () => Promise<QueueFigures>, registry: Registry): void {
  new Gauge({
    name: `${PREFIX}messages`,
    help: "Messages that wait, and dead letters",
    labelNames: ["state"],
    registers: [registry],
    async collect() {
      const known = await figures().catch(() => null); // readiness says that the store is away
      if (!known) return;
      this.set({ state: "waiting" }, known.waiting);
      this.set({ state: "dead" }, known.dead);
    },
  });
}
