import fc from "fast-check";
import { expect, it } from "vitest";
import { personName } from "./person-name.ts";

it.each([
  ["Anna Smith", "Anna Smith"],
  ["  Anna \t\n Smith  ", "Anna Smith"],
  ["Анна 👩‍👧", "Анна 👩‍👧"],
  ["evil\u202egnp.exe", "evil gnp.exe"],
  ["\u0000\u001b[31mred", "[31mred"],
  ["", "Guest"],
  ["\u200f \u2028", "Guest"],
  ["x".repeat(100), "x".repeat(64)],
  [`${"x".repeat(63)}🎙`, "x".repeat(63)],
])("[SS10] %j is shown as %j", (given, shown) => {
  expect(personName(given, "Guest")).toBe(shown);
});

it("[SS11] any name becomes one that the wire takes", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 300 }), (given) => {
      const name = personName(given, "Guest");
      expect(name.length).toBeGreaterThan(0);
      expect(name.length).toBeLessThanOrEqual(64);
      expect(name.isWellFormed()).toBe(true);
      expect(name).not.toMatch(/[\p{Cc}\u202a-\u202e]/u);
    }),
  );
});
