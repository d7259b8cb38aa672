import { expect, it } from "vitest";
import { recovery, type Track } from "./silence.ts";

const [LOUD, SILENT] = [-20, -90];
const DELAY_MS = 100;
const LAPSE = { downAt: 2_000, upAt: 2_500 };

/** Ten seconds of a voice that pauses for 300 ms after each word of 700; `holes` are silent. */
function track(
  startsAt: number,
  ...holes: readonly (readonly [from: number, to: number])[]
): Track {
  const wallOf = (frame: number) => startsAt + frame * 10;
  const level = Float32Array.from({ length: 1_000 }, (_, frame) => {
    const isGone = holes.some(([from, to]) => wallOf(frame) >= from && wallOf(frame) < to);
    return isGone || frame % 100 >= 70 ? SILENT : LOUD;
  });
  return { level, wallOf };
}

const after = (...holes: readonly (readonly [number, number])[]) =>
  recovery({ said: track(0), heard: track(DELAY_MS, ...holes), delayMs: DELAY_MS }, LAPSE);

it("[WN7] the pauses of the speech itself are no silence", () => {
  expect(after()).toEqual({ backMs: 0, silenceMs: 0 });
  expect(after([1_800, 2_100])).toEqual({ backMs: 0, silenceMs: 0 });
});

it("[WN8] what was said and not heard is silence, from its first moment to its last", () => {
  const { silenceMs, backMs } = after([2_000, 3_000]);
  expect(silenceMs).toBeGreaterThan(650);
  expect(silenceMs).toBeLessThanOrEqual(700);
  expect(backMs).toBeGreaterThan(250);
  expect(backMs).toBeLessThanOrEqual(300);
});

it("[WN9] several silences count together, and voice is back after the longest", () => {
  const { silenceMs, backMs } = after([2_200, 2_800], [4_300, 4_600]);
  expect(silenceMs).toBeGreaterThan(850);
  expect(silenceMs).toBeLessThan(1_000);
  expect(backMs).toBeLessThanOrEqual(300);
});

it("[WN10] a voice that does not come back never did", () => {
  expect(after([2_200, 20_000])).toEqual({ backMs: null, silenceMs: null });
});
