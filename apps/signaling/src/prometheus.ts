import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from "prom-client";

const PREFIX = "efir_signaling_";
const DAY_MS = 24 * 60 * 60 * 1_000;
const BUCKETS = [0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5];

/** Makes series. What is read when somebody looks costs nothing meanwhile. */
export interface Series {
  readonly count: (name: string, help: string) => () => void;
  /** One series for each value of the label. */
  readonly countBy: (name: string, help: string, label: string) => (value: string) => void;
  readonly seconds: (name: string, help: string) => (value: number) => void;
  readonly histogram: (name: string, help: string, buckets: number[]) => (value: number) => void;
  /** One for each value of the label. */
  readonly histogramBy: (name: string, buckets: Bucketed) => (label: string, value: number) => void;
  readonly gauge: (name: string, help: string, read: () => number) => void;
  /** The kinds are the values of the label. */
  readonly readBy: (kind: "counter" | "gauge", labelled: Labelled) => void;
  /** The figures of the process itself. */
  readonly addProcess: () => void;
  readonly contentType: string;
  readonly text: () => Promise<string>;
}

interface Bucketed {
  readonly help: string;
  readonly label: string;
  readonly buckets: number[];
}

interface Labelled {
  readonly name: string;
  readonly help: string;
  readonly label: string;
  readonly read: () => Readonly<Record<string, number>>;
}

export function createSeries(): Series {
  const registry = new Registry();
  const registers = [registry];
  const histogram: Series["histogram"] = (name, help, buckets) => {
    const made = new Histogram({ name: PREFIX + name, help, buckets, registers });
    return (value) => made.observe(value);
  };

  return {
    count: (name, help) => {
      const counter = new Counter({ name: PREFIX + name, help, registers });
      return () => counter.inc();
    },
    countBy: (name, help, label) => {
      const counter = new Counter({ name: PREFIX + name, help, labelNames: [label], registers });
      return (value) => counter.inc({ [label]: value });
    },
    seconds: (name, help) => histogram(name, help, BUCKETS),
    histogram,
    histogramBy: (name, { help, label, buckets }) => {
      const shape = { name: PREFIX + name, help, labelNames: [label], buckets, registers };
      const histogram = new Histogram(shape);
      return (value, observed) => histogram.observe({ [label]: value }, observed);
    },
    gauge: (name, help, read) => {
      const collect = (): void => gauge.set(read());
      const gauge = new Gauge({ name: PREFIX + name, help, registers, collect });
    },
    readBy: (kind, { name, help, label, read }) => {
      const shape = { name: PREFIX + name, help, labelNames: [label], registers };
      const collect = (): void => {
        series.reset();
        for (const [value, count] of Object.entries(read())) series.inc({ [label]: value }, count);
      };
      const series =
        kind === "counter" ? new Counter({ ...shape, collect }) : new Gauge({ ...shape, collect });
    },
    addProcess: () => addProcess(registry),
    contentType: registry.contentType,
    text: () => registry.metrics(),
  };
}

/** All of the usual ones but the lateness of the event loop, to know which they wake an idle process many times a second. */
function addProcess(registry: Registry): void {
  collectDefaultMetrics({ register: registry, eventLoopMonitoringPrecision: DAY_MS });
  for (const { name } of registry.getMetricsAsArray()) {
    if (name.startsWith("nodejs_eventloop_lag")) registry.removeSingleMetric(name);
  }
}
