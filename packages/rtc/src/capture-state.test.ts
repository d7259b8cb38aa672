import { expect, it } from "vitest";
import { toBlockedBy } from "./capture-state.ts";

it.each([
  ["NotAllowedError", "user"],
  ["SecurityError", "user"],
  ["NotFoundError", "no-device"],
  ["OverconstrainedError", "no-device"],
  ["NotReadableError", "other-app"],
  ["AbortError", "other-app"],
  ["NotSupportedError", "unsupported"],
  ["InvalidStateError", "unsupported"],
  ["SomethingNew", "unsupported"],
])("[CP1] [TRAP35] a browser's %s means %s", (name, by) => {
  expect(toBlockedBy(new DOMException("", name))).toBe(by);
});

it("[CP1] what is no error of the browser at all is unsupported", () => {
  expect(toBlockedBy(new TypeError("getUserMedia is not a function"))).toBe("unsupported");
  expect(toBlockedBy("NotAllowedError")).toBe("unsupported");
  expect(toBlockedBy(undefined)).toBe("unsupported");
});
