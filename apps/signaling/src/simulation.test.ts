import { expect, it } from "vitest";
import { simulate, type Ran } from "./testing/simulation/simulate.ts";

/** `npm run simulate -- --seeds 5000` runs more of them. */
const SEEDS = 40;

it(`[SX1] whatever befalls instances, store, bus and clients: rosters agree in the end, everybody is listed once, nobody is who is gone, and signals come in order, once or refused (${SEEDS} seeds)`, async () => {
  const all: Ran[] = [];
  for (let seed = 1; seed <= SEEDS; seed++) {
    try {
      all.push(await simulate(seed));
    } catch (cause) {
      throw new Error(`Seed ${seed}: npm run simulate -- --seed ${seed}`, { cause });
    }
  }
  const sum = (count: (ran: Ran) => number) => all.reduce((total, ran) => total + count(ran), 0);
  expect(sum(({ seated }) => seated)).toBeGreaterThan(SEEDS);
  expect(sum(({ signals }) => signals)).toBeGreaterThan(SEEDS);
}, 120_000);

it("[SX2] the same seed does the same things", async () => {
  expect(await simulate(4)).toEqual(await simulate(4));
});
