import { expect, it } from "vitest";
import { createManualClock } from "@efir/kit";
import { startHeartbeat, type Pulse } from "./heartbeat.ts";

function watched(isTalker: boolean) {
  const clock = createManualClock();
  const events: string[] = [];
  const pulse: Pulse & { heardAt: number } = {
    heardAt: clock.now(),
    isTalker,
    ping: () => void events.push(`${clock.now()} ping`),
    silent: () => void events.push(`${clock.now()} silent`),
  };
  const stop = startHeartbeat(() => [pulse], clock);
  return { clock, events, pulse, stop };
}

it("[SG75] who talks is not pinged; when it stops it is asked after 15 s and given up after 25 s", () => {
  const { clock, events, pulse, stop } = watched(true);
  for (let second = 0; second < 60; second++) {
    clock.advance(1_000);
    pulse.heardAt = clock.now();
  }
  expect(events).toEqual([]);
  clock.advance(25_000);
  expect(events).toEqual(["75000 ping", "80000 ping", "85000 silent"]);
  stop();
  clock.advance(60_000);
  expect(events).toHaveLength(3);
});

it("[SG140] who only answers pings is asked after 50 s, and given up after 70 s", () => {
  const { clock, events, pulse } = watched(false);
  clock.advance(50_000);
  pulse.heardAt = clock.now();
  clock.advance(70_000);
  expect(events).toEqual([
    "50000 ping",
    "100000 ping",
    "105000 ping",
    "110000 ping",
    "115000 ping",
    "120000 silent",
  ]);
});
