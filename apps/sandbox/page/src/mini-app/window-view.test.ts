import { expect, it } from "vitest";
import { PALETTES } from "../theme/palettes.ts";
import { FRESH_BRIDGE, type BottomButton } from "./bridge/bridge-state.ts";
import { inkOn, windowView } from "./window-view.ts";

const shown: BottomButton = { ...FRESH_BRIDGE.mainButton, visible: true };
const both = { ...FRESH_BRIDGE, mainButton: shown, secondaryButton: shown };

it("[SP29] colours of the theme follow the theme, the app's own do not", () => {
  const own = { ...FRESH_BRIDGE, header: { kind: "own", color: "#102030" } } as const;
  expect(windowView(FRESH_BRIDGE, "dark").background).toBe(PALETTES.dark.bg_color);
  expect(windowView(FRESH_BRIDGE, "light").background).toBe(PALETTES.light.bg_color);
  expect(windowView(own, "light").header).toEqual({ color: "#102030", ink: "#ffffff" });
  expect(inkOn("#f0f0f0")).toBe("#000000");
});

it.each([
  ["left", "row", ["secondary", "main"]],
  ["right", "row", ["main", "secondary"]],
  ["top", "column", ["secondary", "main"]],
  ["bottom", "column", ["main", "secondary"]],
] as const)("[SP30] the second button stands %s of the first", (position, direction, names) => {
  const { bottom } = windowView({ ...both, secondaryPosition: position }, "light");
  expect([bottom.direction, bottom.buttons.map(({ name }) => name)]).toEqual([direction, names]);
});

it("[SP31] a button is hidden, ready, busy or inert", () => {
  const look = (part: Partial<BottomButton>) =>
    windowView({ ...FRESH_BRIDGE, mainButton: { ...shown, ...part } }, "light").bottom.buttons[0]
      ?.look;
  expect([
    look({ visible: false }),
    look({}),
    look({ progress: true, active: false }),
    look({ active: false }),
  ]).toEqual([undefined, "ready", "busy", "inert"]);
});

it("[SP32] both palettes have every key that Telegram has", () => {
  expect(Object.keys(PALETTES.light)).toHaveLength(15);
  expect(Object.keys(PALETTES.dark).sort()).toEqual(Object.keys(PALETTES.light).sort());
});
