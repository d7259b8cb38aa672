import { createManualClock } from "@efir/kit";
import { expect, it } from "vitest";
import { createTurnstile } from "./turnstile.ts";

it("[GD20] so many of one name are inside; the next waits for a place, and not for ever", async () => {
  const clock = createManualClock();
  const { enter } = createTurnstile({ most: 2, patienceMs: 250, clock });
  const [first, second] = [await enter("a"), await enter("a")];
  expect(await enter("b")).not.toBeNull();
  const [third, fourth] = [enter("a"), enter("a")];
  first?.();
  const leaveThird = await third;
  expect(leaveThird).not.toBeNull();
  clock.advance(250);
  expect(await fourth).toBeNull();
  second?.();
  leaveThird?.();
  const both = [await enter("a"), await enter("a")];
  expect(both).not.toContain(null);
  const late = enter("a");
  clock.advance(250);
  expect(await late).toBeNull();
});
