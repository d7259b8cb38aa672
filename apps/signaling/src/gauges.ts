import type { Series } from "./prometheus.ts";

/** Bytes that wait to be read, of clients that read fast enough and of those that do not. */
export interface Queued {
  readonly flowing: number;
  readonly slow: number;
  readonly slowSockets: number;
}

/** What the gauges show, asked whenever somebody looks. */
export interface Counts {
  readonly connections: () => number;
  readonly members: () => number;
  readonly rooms: () => number;
  readonly waiting: () => number;
  readonly silentInstances: () => number;
  readonly isStoreAway: () => boolean;
  readonly queued: () => Queued;
  readonly signalsHeld: () => number;
  readonly departuresOwed: () => number;
  readonly leaseAgeMs: () => number;
  readonly busLagMs: () => number;
}

/** Shows these, and the process, from now on. */
export function watch(counts: Counts, { gauge, readBy, addProcess }: Series): void {
  const { connections, members, rooms, waiting, silentInstances, queued } = counts;
  gauge("connections", "Open connections", connections);
  gauge("members", "Members whose connection is here", members);
  gauge("rooms", "Rooms with a member here", rooms);
  gauge("seats_waiting", "Members here who lost their socket and may resume", waiting);
  const silent = "Instances that share rooms with us and are not heard";
  gauge("instances_silent", silent, silentInstances);
  const away = "1 while the directory is out of reach";
  gauge("store_away", away, () => Number(counts.isStoreAway()));
  const slow = "Connections that let more wait to be read than they should";
  gauge("slow_connections", slow, () => queued().slowSockets);
  const held = "Signals that wait for seats on their way between instances";
  gauge("signals_held", held, counts.signalsHeld);
  const owed = "Members who left and of whom the directory could not be told yet";
  gauge("departures_owed", owed, counts.departuresOwed);
  const age = "How long ago the lease was renewed; it lasts 15 seconds";
  gauge("lease_age_seconds", age, () => counts.leaseAgeMs() / 1_000);
  const lag = "How long a frame takes through the store's pub/sub, or has been under way";
  gauge("bus_lag_seconds", lag, () => counts.busLagMs() / 1_000);
  readBy("gauge", {
    name: "queued_bytes",
    help: "Bytes that wait to be read, of connections that read fast enough (flowing) and of others (slow)",
    label: "class",
    read: () => ({ flowing: queued().flowing, slow: queued().slow }),
  });
  addProcess();
}
