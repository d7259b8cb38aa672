import { expect, it } from "vitest";
import { toLinkStatus } from "./link-status.ts";

it.each([
  [undefined, "connecting"],
  [{ kind: "connecting" }, "connecting"],
  [{ kind: "connected" }, "connected"],
  [{ kind: "recovering", attempt: 2 }, "recovering"],
  [{ kind: "lost" }, "lost"],
  [{ kind: "closed" }, "connecting"],
] as const)("[LS1] a link is as good as its audio: %o is %s", (audio, link) => {
  expect(toLinkStatus(audio, false)).toBe(link);
});

it.each([
  [{ kind: "connected" }, "recovering"],
  [{ kind: "connecting" }, "connecting"],
  [{ kind: "lost" }, "lost"],
] as const)("[LS2] a link over which nothing comes is recovering: %o is %s", (audio, link) => {
  expect(toLinkStatus(audio, true)).toBe(link);
});
