import { expect, it } from "vitest";
import type { Moving, MoveKeys } from "./move-keys.ts";

export interface MoveKeysHarness {
  readonly keys: MoveKeys;
  readonly passes: (ms: number) => Promise<void>;
  readonly close: () => Promise<void>;
}

const moves = (name: string, room = "Room-1"): Moving => ({
  person: { id: `tg${name}`, name: `${name} \ud83d`, avatar: null } as never,
  room: room as never,
});

export function moveKeysContract(open: () => Promise<MoveKeysHarness>): void {
  it("[MK1] a key is good once, for whom and where it was made", async () => {
    const { keys, close } = await open();
    await keys.keep("one", moves("anna"), 60_000);
    await keys.keep("two", moves("boris", "Room-2"), 60_000);
    expect(await keys.redeem("one")).toEqual(moves("anna"));
    expect(await keys.redeem("one")).toBeNull();
    expect(await keys.redeem("two")).toEqual(moves("boris", "Room-2"));
    expect(await keys.redeem("three")).toBeNull();
    await close();
  });

  it("[MK2] a key is good until its time is over", async () => {
    const { keys, passes, close } = await open();
    await keys.keep("one", moves("anna"), 10_000);
    await keys.keep("two", moves("boris"), 60_000);
    await passes(10_001);
    expect(await keys.redeem("one")).toBeNull();
    expect(await keys.redeem("two")).toEqual(moves("boris"));
    await close();
  });

  it("[MK3] a newer key of the same person ends the older one, and nobody else's", async () => {
    const { keys, close } = await open();
    await keys.keep("one", moves("anna"), 60_000);
    await keys.keep("two", moves("boris"), 60_000);
    await keys.keep("three", moves("anna", "Room-2"), 60_000);
    expect(await keys.redeem("one")).toBeNull();
    expect(await keys.redeem("two")).toEqual(moves("boris"));
    expect(await keys.redeem("three")).toEqual(moves("anna", "Room-2"));
    await close();
  });

  it("[MK3] a key that was used ends no newer one", async () => {
    const { keys, close } = await open();
    await keys.keep("one", moves("anna"), 60_000);
    await keys.redeem("one");
    await keys.keep("two", moves("anna"), 60_000);
    expect(await keys.redeem("one")).toBeNull();
    expect(await keys.redeem("two")).toEqual(moves("anna"));
    await close();
  });

  it("[MK5] a seat that was left behind is known as such, and how, for a while", async () => {
    const { keys, passes, close } = await open();
    const [old, older, other] = ["seat-old-1", "seat-old-2", "seat-other"] as never[];
    await keys.leaveBehind(old!, "moved-away", 10_000);
    await keys.leaveBehind(older!, "taken-over", 10_000);
    const known = () => Promise.all([old!, older!, other!].map((seat) => keys.leftBehind(seat)));
    expect(await known()).toEqual(["moved-away", "taken-over", null]);
    await passes(10_001);
    expect(await known()).toEqual([null, null, null]);
    await close();
  });

  it("[MK4] of many who try one key at once, one gets it", async () => {
    const { keys, close } = await open();
    await keys.keep("one", moves("anna"), 60_000);
    const tries = await Promise.all(Array.from({ length: 20 }, () => keys.redeem("one")));
    expect(tries.filter((moving) => moving !== null)).toEqual([moves("anna")]);
    await close();
  });
}
