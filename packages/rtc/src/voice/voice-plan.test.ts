import { seededRandom } from "@efir/kit";
import { expect, it } from "vitest";
import { toVoicePlan, type Protection } from "./voice-plan.ts";

const PACKETS = 200_000;

/** Which packets arrive: with `stayMs`, they are lost together in holes of that length on average; without, each by itself. */
function arrivals(lost: number, stayMs: number | null): boolean[] {
  const random = seededRandom(7);
  const length = (ms: number) => -ms * Math.log(1 - random());
  let isBad = false;
  let left = 0;
  return Array.from({ length: PACKETS }, () => {
    if (stayMs === null) return random() >= lost;
    left -= 20;
    while (left <= 0) {
      isBad = !isBad;
      left += length(isBad ? stayMs : (stayMs * (1 - lost)) / lost);
    }
    return !isBad;
  });
}

/** The share of frames that arrive neither by themselves nor as a copy. */
function unheard(protection: Protection, arrived: readonly boolean[]): number {
  const { copies } = toVoicePlan(protection, 0);
  const missing = arrived.filter(
    (came, at) => !came && !copies.some((distance) => arrived[at + distance]),
  );
  return missing.length / arrived.length;
}

it("[VP20] neighbours mend what is lost by chance: of 30 % a hundredth is left", () => {
  const random = arrivals(0.3, null);
  expect(unheard("none", random)).toBeGreaterThan(0.29);
  expect(unheard("much", random)).toBeLessThan(0.01);
  expect(unheard("most", random)).toBeLessThan(0.003);
});

it("[VP21] against holes of 100 ms copies are far apart, and reach over most of them", () => {
  const holes = arrivals(0.1, 100);
  expect(unheard("most", holes)).toBeGreaterThan(0.04);
  expect(unheard("bursts", holes)).toBeLessThan(0.015);
});
