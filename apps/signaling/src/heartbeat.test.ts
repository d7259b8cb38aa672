import { expect, it } from "vitest";
import { createManualClock } from "@efir/kit";
import { startHeartbeat } from "./heartbeat.ts";

it("[SG75] pings every 10 s, and gives up whoever was silent for 25 s", () => {
  const clock = createManualClock();
  const events: string[] = [];
  let aliveAt = 0;
  const pulse = (name: string, heardAt: () => number) => ({
    heardAt,
    ping: () => void events.push(`${clock.now()} ping ${name}`),
    silent: () => void events.push(`${clock.now()} silent ${name}`),
  });
  const stop = startHeartbeat(() => [pulse("a", () => aliveAt), pulse("b", () => 0)], clock);
  for (let second = 0; second < 30; second++) {
    aliveAt = clock.now();
    clock.advance(1_000);
  }
  expect(events).toEqual([
    "10000 ping a",
    "10000 ping b",
    "20000 ping a",
    "20000 ping b",
    "25000 silent b",
    "30000 ping a",
    "30000 silent b",
  ]);
  stop();
  clock.advance(60_000);
  expect(events).toHaveLength(7);
});
