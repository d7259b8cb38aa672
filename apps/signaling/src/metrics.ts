import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from "prom-client";

/** What the gauges show, asked whenever somebody looks. */
export interface Counts {
  readonly connections: () => number;
  readonly members: () => number;
  readonly rooms: () => number;
  readonly waiting: () => number;
  readonly silentInstances: () => number;
  readonly isStoreAway: () => boolean;
}

/** What operators see. Labels are codes of ours, never what a client said: their number stays bounded. */
export interface Metrics {
  readonly joined: (outcome: string, seconds: number) => void;
  readonly signalRelayed: (path: "local" | "bus") => void;
  readonly frameRefused: (code: string) => void;
  readonly closed: (reason: string) => void;
  readonly session: (outcome: string) => void;
  readonly resumed: (outcome: string) => void;
  /** Something that another instance said did not arrive. */
  readonly busGap: () => void;
  readonly contentType: string;
  readonly text: () => Promise<string>;
  /** Shows these, and the process, from now on. */
  readonly watch: (counts: Counts) => void;
}

const PREFIX = "efir_signaling_";
const JOIN_SECONDS = [0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5];

export function createMetrics(): Metrics {
  const registry = new Registry();
  const counter = counters(registry);
  const joins = counter("joins_total", "Joins, by what came of them", "outcome");
  const relayed = tally(registry);
  const refused = counter("frames_refused_total", "Frames refused, by why", "code");
  const closes = counter("closes_total", "Connections closed, by why", "reason");
  const sessions = counter(
    "sessions_total",
    "Requests for a session, by what came of them",
    "outcome",
  );
  const resumes = counter(
    "resumes_total",
    "Sessions without a socket, by how they ended",
    "outcome",
  );
  const gaps = new Counter({
    name: `${PREFIX}bus_gaps_total`,
    help: "Losses noticed between instances, each made up for by a comparison of rooms",
    registers: [registry],
  });
  const joinSeconds = new Histogram({
    name: `${PREFIX}join_duration_seconds`,
    help: "How long a join waits for the directory",
    buckets: JOIN_SECONDS,
    registers: [registry],
  });

  return {
    joined: (outcome, seconds) => {
      joins(outcome);
      joinSeconds.observe(seconds);
    },
    signalRelayed: relayed,
    frameRefused: refused,
    closed: closes,
    session: sessions,
    resumed: resumes,
    busGap: () => gaps.inc(),
    contentType: registry.contentType,
    text: () => registry.metrics(),
    watch: (counts) => watch(counts, registry),
  };
}

const counters = (registry: Registry) => (name: string, help: string, label: string) => {
  const labelNames = [label];
  const counter = new Counter({ name: PREFIX + name, help, labelNames, registers: [registry] });
  return (value: string): void => counter.inc({ [label]: value });
};

/** Counted for every signal, which is why the counter itself is touched only when somebody looks. */
function tally(registry: Registry): Metrics["signalRelayed"] {
  const counts = { local: 0, bus: 0 };
  new Counter({
    name: `${PREFIX}signals_relayed_total`,
    help: "Signals relayed, by the way they took",
    labelNames: ["path"],
    registers: [registry],
    collect() {
      this.reset();
      this.inc({ path: "local" }, counts.local);
      this.inc({ path: "bus" }, counts.bus);
    },
  });
  return (path) => {
    counts[path]++;
  };
}

function watch(counts: Counts, registry: Registry): void {
  const { connections, members, rooms, waiting, silentInstances, isStoreAway } = counts;
  const gauge = (name: string, help: string, count: () => number) =>
    new Gauge({
      name: PREFIX + name,
      help,
      registers: [registry],
      collect() {
        this.set(count());
      },
    });
  gauge("connections", "Open connections", connections);
  gauge("members", "Members whose connection is here", members);
  gauge("rooms", "Rooms with a member here", rooms);
  gauge(
    "instances_silent",
    "Instances that share rooms with us and are not heard",
    silentInstances,
  );
  gauge("store_away", "1 while the directory is out of reach", () => Number(isStoreAway()));
  gauge("seats_waiting", "Members here who lost their socket and may resume", waiting);
  // The default wakes an idle process a hundred times a second.
  collectDefaultMetrics({ register: registry, eventLoopMonitoringPrecision: 100 });
}
