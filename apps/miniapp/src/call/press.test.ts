import { expect, it } from "vitest";
import { nextPress, UP, type PressAct, type PressEvent } from "./press.ts";

function acts(isOn: boolean, events: readonly PressEvent[]): readonly PressAct[] {
  let press = UP;
  const done: PressAct[] = [];
  for (const event of events) {
    const step = nextPress(press, event, isOn);
    press = step.press;
    if (step.act) done.push(step.act);
  }
  return done;
}

const TAP = ["down", "released", "clicked"] as const;

it.each([
  ["a tap switches", [false, TAP], ["toggle"]],
  ["a tap on an open one closes it", [true, TAP], ["toggle"]],
  ["so does a click without a finger", [false, ["clicked", "clicked"]], ["toggle", "toggle"]],
  [
    "holding opens, letting go closes",
    [false, ["down", "held", "released", "clicked"]],
    ["open", "close"],
  ],
  [
    "a phone that makes no click of it",
    [false, ["down", "held", "released", ...TAP]],
    ["open", "close", "toggle"],
  ],
  ["a finger that is taken away closes too", [false, ["down", "held", "lost"]], ["open", "close"]],
  ["a tap that slips away does nothing", [false, ["down", "lost"]], []],
  [
    "holding an open one is a slow tap",
    [true, ["down", "held", "released", "clicked"]],
    ["toggle"],
  ],
  ["a late timer changes nothing", [false, [...TAP, "held"]], ["toggle"]],
] as const)("[RM15] %s", (_what, [isOn, events], expected) => {
  expect(acts(isOn, events)).toEqual(expected);
});
