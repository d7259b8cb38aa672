import { expect, it } from "vitest";
import { Lateness } from "./lateness.ts";

/** Looks once a second at a voice whose packets took so long, and then waited 60 ms. */
function watch(trips: readonly number[], { first = 0, clockAhead = 0 } = {}) {
  const lateness = new Lateness();
  for (const [second, tripMs] of trips.entries()) {
    const said = second * 1_000;
    lateness.add({
      playedAt: said + tripMs + 60 + clockAhead,
      ticks: (first + said * 48) % 2 ** 32,
      bufferMs: 60,
    });
  }
  return lateness.queueMs;
}

it("[LA1] the queue is what a trip takes longer than the quickest, if two looks find it", () => {
  expect(watch([80, 80, 80])).toBe(0);
  expect(watch([80, 80, 480])).toBe(0);
  expect(watch([80, 80, 480, 580])).toBe(400);
  expect(watch([80, 480, 580, 90])).toBe(10);
});

it("[LA2] the clocks of the two ends need not agree", () => {
  expect(watch([80, 480, 480], { clockAhead: 1e9 })).toBe(400);
});

it("[LA3] ticks wrap around", () => {
  expect(watch([80, 480, 480], { first: 2 ** 32 - 48_000 })).toBe(400);
});

it("[LA4] a voice that pauses, or begins to count anew, is measured from there", () => {
  const lateness = new Lateness();
  lateness.add({ playedAt: 1_000, ticks: 0, bufferMs: 0 });
  lateness.add({ playedAt: 2_000, ticks: 500_000, bufferMs: 0 });
  lateness.add({ playedAt: 3_000, ticks: 548_000, bufferMs: 0 });
  lateness.add({ playedAt: 63_000, ticks: 596_000, bufferMs: 0 });
  expect(lateness.queueMs).toBe(0);
});

it("[LA5] the same sound twice tells nothing, and nothing at all neither", () => {
  const lateness = new Lateness();
  expect(lateness.queueMs).toBe(0);
  for (const playedAt of [1_000, 2_000, 3_000]) lateness.add({ playedAt, ticks: 7, bufferMs: 0 });
  expect(lateness.queueMs).toBe(0);
});

it("[LA6] the quickest trip is forgotten after a minute", () => {
  expect(watch([80, ...Array.from({ length: 62 }, () => 480)])).toBe(0);
});
