import { clientMetrics, type ClientMetrics } from "./client-metrics.ts";
import { watch, type Counts } from "./gauges.ts";
import { createSeries, type Series } from "./prometheus.ts";

/** What operators see. Labels are codes of ours, never what a client said: their number stays bounded. */
export interface Metrics extends Comings, BetweenInstances, ClientMetrics {
  readonly signalRelayed: (path: "local" | "bus") => void;
  readonly frameRefused: (code: string) => void;
  /** A state was not sent, because a newer one came while its reader was slow. */
  readonly stateOvertaken: () => void;
  /** What is done once a second was so late. */
  readonly late: (seconds: number) => void;
  readonly contentType: string;
  readonly text: () => Promise<string>;
  /** Shows these, and the process, from now on. */
  readonly watch: (counts: Counts) => void;
}

interface Comings {
  readonly joined: (outcome: string, seconds: number) => void;
  readonly closed: (reason: string) => void;
  readonly session: (outcome: string) => void;
  readonly resumed: (outcome: string) => void;
  /** How long a session that came back waited until it went on. */
  readonly resumedAfter: (seconds: number) => void;
  /** A session goes on over another socket, and why the one before ended. */
  readonly reconnected: (cause: string) => void;
}

interface BetweenInstances {
  /** Something that another instance said did not arrive. */
  readonly busGap: () => void;
  /** Rooms are compared with another instance. */
  readonly resynced: (cause: "gap" | "silence" | "outage") => void;
  /** A frame for another instance was given up. */
  readonly busDropped: (queue: "bus" | "route") => void;
  /** The lease had run out. */
  readonly leaseLapsed: () => void;
}

export function createMetrics(): Metrics {
  const series = createSeries();
  return {
    ...comings(series),
    ...betweenInstances(series),
    ...clientMetrics(series),
    signalRelayed: relayedSignals(series),
    frameRefused: series.countBy("frames_refused_total", "Frames refused, by why", "code"),
    stateOvertaken: series.count(
      "states_overtaken_total",
      "States that were not sent, because a newer one came while their reader was slow",
    ),
    late: series.seconds(
      "late_seconds",
      "How late what is done once a second was: the event loop was busy",
    ),
    contentType: series.contentType,
    text: series.text,
    watch: (counts) => watch(counts, series),
  };
}

function comings({ countBy, seconds }: Series): Comings {
  const joins = countBy("joins_total", "Joins, by what came of them", "outcome");
  const joinSeconds = seconds("join_duration_seconds", "How long a join waits for the directory");
  return {
    joined: (outcome, took) => {
      joins(outcome);
      joinSeconds(took);
    },
    closed: countBy("closes_total", "Connections closed, by why", "reason"),
    session: countBy("sessions_total", "Requests for a session, by what came of them", "outcome"),
    resumed: countBy("resumes_total", "Sessions without a socket, by how they ended", "outcome"),
    resumedAfter: seconds(
      "resume_duration_seconds",
      "How long a session that comes back waits to go on",
    ),
    reconnected: countBy(
      "reconnects_total",
      "Sessions that went on over another socket, by why the one before ended",
      "cause",
    ),
  };
}

const betweenInstances = ({ count, countBy }: Series): BetweenInstances => ({
  busGap: count(
    "bus_gaps_total",
    "Losses noticed between instances, each made up for by a comparison of rooms",
  ),
  resynced: countBy(
    "bus_resyncs_total",
    "Comparisons of rooms with another instance, by what they make up for",
    "cause",
  ),
  busDropped: countBy(
    "bus_drops_total",
    "Frames for other instances that were given up, by the queue that was full",
    "queue",
  ),
  leaseLapsed: count(
    "lease_lapses_total",
    "How often the lease had run out, so that our members were seated again",
  ),
});

/** Counted for every signal, which is why the counter itself is touched only when somebody looks. */
function relayedSignals({ readBy }: Series): Metrics["signalRelayed"] {
  const counts = { local: 0, bus: 0 };
  readBy("counter", {
    name: "signals_relayed_total",
    help: "Signals relayed, by the way they took",
    label: "path",
    read: () => counts,
  });
  return (path) => {
    counts[path]++;
  };
}
