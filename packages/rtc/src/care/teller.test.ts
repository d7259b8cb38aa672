import { createManualClock } from "@efir/kit";
import { expect, it } from "vitest";
import { createTeller } from "./teller.ts";

function start() {
  const clock = createManualClock();
  clock.advance(10_000);
  const said: string[] = [];
  const teller = createTeller<string>((news) => said.push(news), {
    first: "good",
    same: (a, b) => a === b,
    everyMs: 2_000,
    clock,
  });
  return { clock, said, teller };
}

it("[CR1] what has not changed is not said", () => {
  const { clock, said, teller } = start();
  teller.tell("good");
  teller.tell("bad");
  teller.tell("bad");
  clock.advance(9_000);
  teller.tell("bad");
  expect(said).toEqual(["bad"]);
});

it("[CR2] a change is said at once, the next one after the pause, and only the newest", () => {
  const { clock, said, teller } = start();
  for (const news of ["bad", "good", "worse"]) teller.tell(news);
  expect(said).toEqual(["bad"]);
  clock.advance(1_999);
  expect(said).toEqual(["bad"]);
  clock.advance(1);
  expect(said).toEqual(["bad", "worse"]);
});

it("[CR2] what has changed back before the pause is over is not said", () => {
  const { clock, said, teller } = start();
  for (const news of ["bad", "good", "bad"]) teller.tell(news);
  clock.advance(5_000);
  expect(said).toEqual(["bad"]);
});

it("[CR3] nothing is said after close", () => {
  const { clock, said, teller } = start();
  for (const news of ["bad", "good"]) teller.tell(news);
  teller.close();
  clock.advance(5_000);
  expect(said).toEqual(["bad"]);
});
