import { expect, it } from "vitest";
import { createManualClock } from "@efir/kit";
import { createAddressLimit } from "./address-limit.ts";

const RATE = { burst: 3, perSecond: 2 };

it("[AL1] a burst passes, then so many a second, for each address by itself", () => {
  const clock = createManualClock();
  const limit = createAddressLimit(RATE, clock);
  const take = (address: string) => [1, 2, 3, 4].map(() => limit.take(address));
  expect(take("a")).toEqual([0, 0, 0, 500]);
  expect(take("b")).toEqual([0, 0, 0, 500]);
  clock.advance(500);
  expect(take("a")).toEqual([0, 500, 500, 500]);
  clock.advance(60_000);
  expect(take("a")).toEqual([0, 0, 0, 500]); // never more than a burst
});

it("[AL2] addresses that rest are forgotten, and there is an end to how many are remembered", () => {
  const clock = createManualClock();
  const limit = createAddressLimit(RATE, clock);
  for (let n = 0; n < 50_000; n++) limit.take(`address ${n}`);
  expect(limit.size()).toBeLessThanOrEqual(20_000);
  clock.advance(10_000);
  limit.take("one more");
  expect(limit.size()).toBe(1);
});

it("[AL3] a clock that is set back locks nobody out", () => {
  let time = 1_000_000;
  const limit = createAddressLimit(RATE, { ...createManualClock(), now: () => time });
  limit.take("a");
  time -= 100_000;
  expect([limit.take("a"), limit.take("a")]).toEqual([0, 0]);
  time += 1_000;
  expect(limit.take("a")).toBe(0);
});
