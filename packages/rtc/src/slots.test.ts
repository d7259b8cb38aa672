import { expect, it } from "vitest";
import { connectionOf, mediaKind, SLOTS } from "./slots.ts";

it("[SL1] the order of m-lines is camera, then screen; the voice has a connection of its own", () => {
  expect(SLOTS).toEqual({ audio: ["microphone"], picture: ["camera", "screen"] });
});

it.each(["audio", "picture"] as const)("[SL2] each slot of %s belongs to it", (name) => {
  expect(SLOTS[name].map(connectionOf)).toEqual(SLOTS[name].map(() => name));
});

it("[SL3] an audio connection carries audio, a picture connection video", () => {
  expect([mediaKind("audio"), mediaKind("picture")]).toEqual(["audio", "video"]);
});
