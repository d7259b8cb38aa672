import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { genuine, sign, verify } from "./testing/launch.ts";

describe("whatever comes", () => {
  it("[TG31] any single changed character is refused or changes nothing", () => {
    const change = fc.tuple(
      fc.nat(genuine.length - 1),
      fc.oneof(
        fc.string({ unit: "binary", minLength: 0, maxLength: 2 }),
        fc.constantFrom("+", "%", "&", "="),
      ),
    );
    fc.assert(
      fc.property(change, ([at, text]) => {
        const outcome = verify(genuine.slice(0, at) + text + genuine.slice(at + 1));
        if (outcome.ok) expect(outcome).toEqual(verify(genuine));
      }),
      { numRuns: 2_000 },
    );
  });

  it("[TG32] no string at all makes it throw or gets in", () => {
    const text = fc.oneof(
      fc.string({ unit: "binary", maxLength: 200 }),
      fc.webQueryParameters(),
      fc.stringMatching(/^([a-z_]{1,4}=[%0-9a-fA-F+]{0,8}&?){0,8}$/),
    );
    fc.assert(
      fc.property(text, (raw) => {
        expect(verify(raw).ok).toBe(false);
      }),
      { numRuns: 2_000 },
    );
  });

  it("[TG33] any signed text comes back as it was", () => {
    const line = fc
      .string({ unit: "grapheme", maxLength: 100 })
      .filter((text) => !/[\n\r]/.test(text) && text.isWellFormed());
    fc.assert(
      fc.property(line, (startParam) => {
        const outcome = verify(sign({ start_param: startParam }));
        expect(outcome.ok && outcome.value.startParam).toBe(startParam);
      }),
    );
  });
});
