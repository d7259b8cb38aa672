import { expect, it } from "vitest";
import { mayShareScreen } from "./screen-share.ts";

const self = {};
const parent = {};
const says = (allowed: boolean) => ({
  featurePolicy: { allowsFeature: (feature: string) => feature === "display-capture" && allowed },
});

it.each([
  ["a page of its own", { document: {}, self, parent: self, frameElement: null }, true],
  ["a frame of our own site", { document: {}, self, parent, frameElement: {} }, true],
  ["a frame of another site", { document: {}, self, parent, frameElement: null }, false],
  ["one that may", { document: says(true), self, parent, frameElement: null }, true],
  ["one that may not", { document: says(false), self, parent, frameElement: null }, false],
])("[MA92] [TRAP36] sharing a screen from %s", (_where, page, may) => {
  expect(mayShareScreen(page)).toBe(may);
});
