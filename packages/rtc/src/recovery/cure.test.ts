import { seededRandom } from "@efir/kit";
import { expect, it } from "vitest";
import { afterCure, cureFor, startDying, type Cure } from "./cure.ts";

/** What is done, and when, in so many seconds of dying; looked at five times a second. */
function cures(
  seconds: number,
  signalingUp: (at: number) => boolean,
  { random = (): number => 0, isFar = true } = {},
) {
  let dying = startDying(0);
  const done: (readonly [number, Cure])[] = [];
  for (let now = 0; now <= seconds * 1_000; now += 200) {
    const circumstances = { now, signalingUp: signalingUp(now), isFar, random: random() };
    const cure = cureFor(dying, circumstances);
    dying = afterCure(dying, cure, now);
    if (cure !== "none") done.push([now, cure]);
  }
  return done;
}

it("[CU1] on a long way ICE is restarted at once, and again 2.5 s after the last cure", () => {
  expect(cures(1, () => true)).toEqual([[0, "restart-ice"]]);
  expect(cures(4, () => true).at(-1)).toEqual([3_800, "restart-ice"]);
});

it("[CU2] what a restart has not cured in 1.2 s gets a fresh connection", () => {
  expect(cures(2, () => true).at(-1)).toEqual([1_200, "fresh-connection"]);
});

it("[CU5] on a short way a fresh connection is the first cure, and a restart the second", () => {
  const near = { isFar: false };
  expect(cures(1, () => true, near)).toEqual([[0, "fresh-connection"]]);
  expect(cures(3, () => true, near).at(-1)).toEqual([2_600, "restart-ice"]);
  expect(cures(2, (at) => at >= 1_000, near)).toEqual([[1_000, "fresh-connection"]]);
});

it("[CU3] without signaling nothing is tried, and all at once when it is back", () => {
  expect(cures(30, () => false)).toEqual([]);
  expect(cures(2, (at) => at >= 1_000)).toEqual([
    [1_000, "restart-ice"],
    [1_200, "fresh-connection"],
  ]);
});

it.each([1, 2, 3])("[CU4] it is never given up, and never tried in a rush (seed %i)", (seed) => {
  const fresh = cures(600, () => true, { random: seededRandom(seed) }).filter(
    ([, cure]) => cure === "fresh-connection",
  );
  const pauses = fresh.slice(1).map(([at], i) => at - fresh[i]![0]);
  expect(Math.min(...pauses)).toBeGreaterThanOrEqual(4_800);
  expect(Math.max(...pauses)).toBeLessThanOrEqual(15_200);
  expect(600_000 - fresh.at(-1)![0]).toBeLessThan(15_200);
});
