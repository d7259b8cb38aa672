import { seededRandom } from "@efir/kit";
import { expect, it } from "vitest";
import {
  MAX_ICE_RESTARTS,
  nextStatus,
  type ConnectionEvent,
  type ConnectionStatus,
} from "./connection-status.ts";

const on = (state: RTCPeerConnectionState) => ({ kind: "transport", state }) as const;
const after = (...states: RTCPeerConnectionState[]) =>
  states.map(on).reduce<ConnectionStatus>(nextStatus, { kind: "connecting" });
const failures = Array.from({ length: MAX_ICE_RESTARTS }, () => "failed" as const);

const STATES = ["new", "connecting", "connected", "disconnected", "failed", "closed"] as const;
const STATUSES: readonly ConnectionStatus[] = [
  { kind: "connecting" },
  { kind: "connected" },
  { kind: "recovering", attempt: 1 },
  { kind: "recovering", attempt: MAX_ICE_RESTARTS },
  { kind: "lost" },
  { kind: "closed" },
];

it("[CS1] each failure in a row counts, until the connection is lost", () => {
  expect(after("failed")).toEqual({ kind: "recovering", attempt: 1 });
  expect(after(...failures)).toEqual({ kind: "recovering", attempt: MAX_ICE_RESTARTS });
  expect(after(...failures, "failed")).toEqual({ kind: "lost" });
});

it("[CS1] what happens between two failures does not forgive the first", () => {
  expect(after("failed", "connecting", "disconnected", "failed")).toEqual({
    kind: "recovering",
    attempt: 2,
  });
});

it("[CS2] a recovered connection starts counting afresh", () => {
  expect(after(...failures, "connected")).toEqual({ kind: "connected" });
  expect(after(...failures, "connected", "failed")).toEqual({ kind: "recovering", attempt: 1 });
});

it.each(STATUSES)("[CS3] a short disconnect changes nothing: $kind", (status) => {
  expect(nextStatus(status, on("disconnected"))).toBe(status);
});

it.each(STATES)("[CS4] closed is final, whatever the transport says: %s", (state) => {
  const closed = nextStatus({ kind: "connected" }, { kind: "close" });
  expect(closed).toEqual({ kind: "closed" });
  expect(nextStatus(closed, on(state))).toBe(closed);
});

it("[CS4] a transport that closed by itself is closed", () => {
  expect(after("connected", "closed", "connected")).toEqual({ kind: "closed" });
});

it.each(STATES)("[CS5] only its owner's close ends a lost connection: %s", (state) => {
  const lost = after(...failures, "failed");
  expect(nextStatus(lost, on(state))).toBe(lost);
  expect(nextStatus(lost, { kind: "close" })).toEqual({ kind: "closed" });
});

/** The rules once more, as a count of failures since the last good moment. */
function expected(events: readonly ConnectionEvent[]): ConnectionStatus["kind"] {
  let kind: ConnectionStatus["kind"] = "connecting";
  let failed = 0;
  for (const event of events) {
    if (event.kind === "close") return "closed";
    if (kind === "lost") continue;
    if (event.state === "closed") return "closed";
    if (event.state === "connected") [kind, failed] = ["connected", 0];
    if (event.state === "failed") kind = ++failed > MAX_ICE_RESTARTS ? "lost" : "recovering";
  }
  return kind;
}

it("[CS1] [CS2] [CS3] [CS4] [CS5] hold in every sequence of up to five events", () => {
  const events: readonly ConnectionEvent[] = [...STATES.map(on), { kind: "close" }];
  let sequences: (readonly ConnectionEvent[])[] = [[]];
  for (let length = 1; length <= 5; length++) {
    sequences = sequences.flatMap((before) => events.map((event) => [...before, event]));
    const wrong = sequences.filter(
      (sequence) =>
        sequence.reduce<ConnectionStatus>(nextStatus, { kind: "connecting" }).kind !==
        expected(sequence),
    );
    expect(wrong).toEqual([]);
  }
});

it.each([1, 2, 3, 4, 5])("[CS1] [CS2] [CS5] hold in long random sequences (seed %i)", (seed) => {
  const random = seededRandom(seed);
  const likely = ["failed", "failed", "connected", "disconnected", "connecting"] as const;
  for (let round = 0; round < 200; round++) {
    const events = Array.from({ length: 40 }, () =>
      on(likely[Math.floor(random() * likely.length)] ?? "new"),
    );
    const status = events.reduce<ConnectionStatus>(nextStatus, { kind: "connecting" });
    expect(status.kind).toBe(expected(events));
  }
});
