import { expect, it } from "vitest";
import { PARKED_MS } from "../directory.ts";
import type { Use } from "../testing/harness.ts";
import { seatOf, sits } from "../testing/people.ts";

const [SEAT, OTHER] = [seatOf(sits(1)), seatOf(sits(2))];
const PARCEL = JSON.stringify({ text: "два\nстроки \\u0000 🎙", many: "x".repeat(300_000) });

export function parkingRules(use: Use): void {
  it("[DR90] what is parked is taken as it was, by exactly one of those who come for it", async () => {
    await use().directory().park(SEAT, PARCEL);
    const [one, two] = [use().directory(), use().directory()];
    expect(await one.unpark(OTHER)).toBeNull();
    const taken = await Promise.all([one, two, one, two].map((each) => each.unpark(SEAT)));
    expect(taken.filter((parcel) => parcel !== null)).toEqual([PARCEL]);
  });

  it("[DR91] the newest parcel of a seat is the one that counts", async () => {
    const directory = use().directory();
    await directory.park(SEAT, "older");
    await directory.park(SEAT, "newer");
    expect([await directory.unpark(SEAT), await directory.unpark(SEAT)]).toEqual(["newer", null]);
  });

  it("[DR92] a parcel is kept for 30 s", async () => {
    const directory = use().directory();
    await directory.park(SEAT, PARCEL);
    await directory.park(OTHER, PARCEL);
    await use().passes(PARKED_MS - 5_000);
    expect(await directory.unpark(SEAT)).toBe(PARCEL);
    await use().passes(5_001);
    expect(await directory.unpark(OTHER)).toBeNull();
  });
}
