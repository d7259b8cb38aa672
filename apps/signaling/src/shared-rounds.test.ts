import { expect, it } from "vitest";
import { createManualClock, type Clock } from "@efir/kit";
import { shareRounds } from "./shared-rounds.ts";

function rig() {
  const clock = createManualClock(1_000_000);
  const late: number[] = [];
  return { clock, late, shared: shareRounds(clock, (ms) => late.push(ms)) };
}

it("[SRD1] what is done every so many seconds is done as often as on a clock of its own", () => {
  const { clock, shared } = rig();
  const ran: string[] = [];
  shared.every(1_000, () => ran.push("one"));
  shared.every(3_000, () => ran.push("three"));
  clock.advance(6_000);
  expect(ran).toEqual(["one", "one", "one", "three", "one", "one", "one", "three"]);
});

it("[SRD1] one timer is all there is, and none when nothing is left to do", () => {
  let timers = 0;
  const clock = createManualClock(1_000_000);
  const counted: Clock = {
    ...clock,
    every: (...what) => {
      const stop = clock.every(...what);
      timers += 1;
      return () => {
        timers -= 1;
        stop();
      };
    },
  };
  const shared = shareRounds(counted, () => undefined);
  const stops = [1_000, 2_000, 5_000].map((ms) => shared.every(ms, () => undefined));
  expect(timers).toBe(1);
  for (const stop of stops) stop();
  expect(timers).toBe(0);
});

it("[SRD1] what was stopped is not done any more, not even in the turn that stopped it", () => {
  const { clock, shared } = rig();
  const ran: string[] = [];
  shared.every(1_000, () => {
    ran.push("first");
    stop();
  });
  const stop = shared.every(1_000, () => ran.push("second"));
  clock.advance(2_000);
  expect(ran).toEqual(["first", "first"]);
});

it("[SRD2] what comes at other times has a timer of its own", () => {
  const { clock, shared, late } = rig();
  let count = 0;
  shared.every(300, () => count++);
  clock.advance(900);
  expect([count, late]).toEqual([3, []]);
});

it("[SRD3] each turn tells how late it is", () => {
  const clock = createManualClock(1_000_000);
  let stoodStillMs = 0;
  const late: number[] = [];
  const shared = shareRounds({ ...clock, now: () => clock.now() + stoodStillMs }, (ms) =>
    late.push(ms),
  );
  shared.every(5_000, () => undefined);
  clock.advance(1_000);
  stoodStillMs = 400;
  clock.advance(2_000);
  expect(late).toEqual([0, 400, 0]);
});
