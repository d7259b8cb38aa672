import { expect, it } from "vitest";
import { createBackStack } from "./back-stack.ts";

function start() {
  const shown: boolean[] = [];
  const gone: string[] = [];
  const back = createBackStack((now) => shown.push(now));
  return { back, shown, gone, push: (name: string) => back.push(() => gone.push(name)) };
}

it("[PG3] the button is there as long as there is something to go back from", () => {
  const { push, shown } = start();
  const [first, second] = [push("sheet"), push("sheet on it")];
  first();
  first();
  second();
  expect(shown).toEqual([true, false]);
});

it("[PG4] going back goes from the newest thing, whatever was taken off before", () => {
  const { back, push, gone } = start();
  push("screen");
  const sheet = push("sheet");
  back.press();
  sheet();
  back.press();
  expect(gone).toEqual(["sheet", "screen"]);
});

it("[PG5] with nothing to go back from a press does nothing", () => {
  const { back, gone, shown } = start();
  back.press();
  expect([gone, shown]).toEqual([[], []]);
});
