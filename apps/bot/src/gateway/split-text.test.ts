import fc from "fast-check";
import { expect, it } from "vitest";
import { splitText } from "./split-text.ts";

it.each([
  ["", []],
  ["short", ["short"]],
  ["1234567890", ["1234567890"]],
  ["12345678901", ["1234567890", "1"]],
  ["one two three", ["one two", "three"]],
  ["first\nsecond line", ["first", "second", "line"]],
  ["123456789🎙x", ["123456789", "🎙x"]],
])("[GT10] %j is sent as %j", (text, parts) => {
  expect(splitText(text, 10)).toEqual(parts);
});

it("[GT11] no part is too long or empty, no character is cut, and no word is lost", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 300 }), (text) => {
      const whole = text.toWellFormed();
      const parts = splitText(whole, 20);
      for (const part of parts) {
        expect(part.length).toBeGreaterThan(0);
        expect(part.length).toBeLessThanOrEqual(20);
        expect(part.isWellFormed()).toBe(true);
      }
      expect(parts.join("").replace(/\s/g, "")).toBe(whole.replace(/\s/g, ""));
    }),
  );
});
