import { randomBytes } from "node:crypto";
import { expect, it } from "vitest";
import { createRandomIds } from "./random-ids.ts";

it("[RI1] no id comes twice, and each has 128 bits that were fetched for it alone", () => {
  let fetched = 0;
  const randomId = createRandomIds((size) => {
    fetched += size;
    return randomBytes(size);
  });
  const ids = Array.from({ length: 1_000 }, randomId);
  expect(new Set(ids).size).toBe(1_000);
  expect(ids.every((id) => Buffer.from(id, "base64url").length === 16)).toBe(true);
  expect(fetched).toBeGreaterThanOrEqual(16 * 1_000);
});
