import { expect, it } from "vitest";
import { barLength, isVoice } from "./bar-length.ts";

it("[EN11] silence is no bar, a voice a good part of it, a shout all of it", () => {
  expect([barLength(0, 0), barLength(1, 0)]).toEqual([0, 1]);
  expect(barLength(0.05, 0)).toBeGreaterThan(0.5);
  expect(barLength(0.05, 0)).toBeLessThan(0.8);
});

it("[EN12] the bar rises at once and falls gently, and never below nothing", () => {
  expect(barLength(1, 0.2)).toBe(1);
  expect(barLength(0, 1)).toBeCloseTo(0.92);
  expect(barLength(0, 0.01)).toBe(0);
});

it("[EN13] the noise of a quiet room is not taken for a voice", () => {
  expect([isVoice(0.003), isVoice(0.05)]).toEqual([false, true]);
});
