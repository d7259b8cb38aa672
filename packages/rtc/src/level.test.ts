import { seededRandom } from "@efir/kit";
import { describe, expect, it } from "vitest";
import { loudness, nextLevel, type Level } from "./level.ts";

describe("loudness", () => {
  it("[LV1] silence, and no samples at all, are 0", () => {
    expect(loudness(new Float32Array(1_024))).toBe(0);
    expect(loudness(new Float32Array(0))).toBe(0);
  });

  it("[LV1] full scale is 1, whichever way it swings", () => {
    expect(loudness(Float32Array.of(1, -1, 1, -1))).toBe(1);
  });

  it("[LV1] is the root mean square: a full sine is 0.707", () => {
    const sine = Float32Array.from({ length: 1_000 }, (_, i) => Math.sin((i * Math.PI) / 50));
    expect(loudness(sine)).toBeCloseTo(Math.SQRT1_2, 3);
  });
});

describe("level", () => {
  it.each([
    [0, 0],
    [0.0099, 0],
    [0.01, 1],
    [0.0299, 1],
    [0.03, 2],
    [0.1199, 2],
    [0.12, 3],
    [1, 3],
  ])("[LV2] out of silence, a loudness of %f is level %i", (loud, level) => {
    expect(nextLevel(0, loud)).toBe(level);
  });

  it.each([
    [3, 0.0721, 3],
    [3, 0.0719, 2],
    [2, 0.0181, 2],
    [2, 0.0179, 1],
    [1, 0.0061, 1],
    [1, 0.0059, 0],
  ] as const)("[LV3] level %i at %f stays or goes to %i: held to 0.6", (before, loud, level) => {
    expect(nextLevel(before, loud)).toBe(level);
  });

  it("[LV3] holding a level does not make a higher one easier", () => {
    expect(nextLevel(1, 0.0299)).toBe(1);
    expect(nextLevel(2, 0.1199)).toBe(2);
  });

  it.each([0.01, 0.03, 0.12])("[LV4] does not flicker when loudness trembles about %f", (edge) => {
    const random = seededRandom(5);
    let level: Level = 0;
    let changes = 0;
    for (let i = 0; i < 500; i++) {
      const next = nextLevel(level, edge * (0.7 + random() * 0.6));
      if (next < level) changes++;
      level = next;
    }
    expect(changes).toBe(0);
  });

  it.each([0, 1, 2, 3] as const)("[LV5] silence is level 0 at once, from level %i", (before) => {
    expect(nextLevel(before, 0)).toBe(0);
  });
});
