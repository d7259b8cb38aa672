import { expect, it } from "vitest";
import type { MemberId } from "@efir/protocol";
import { weight, type Picture, type Pictures } from "./pictures.ts";

export interface PicturesHarness {
  readonly pictures: (mostBytes?: number) => Pictures;
  readonly passes: (ms: number) => Promise<void>;
  readonly close: () => Promise<void>;
}

const who = (name: string) => name as MemberId;
const picture = (id: string, bytes = 5): Picture => ({
  id,
  type: "image/jpeg",
  bytes: new Uint8Array(bytes).map((_, n) => 255 - (n % 256)),
});

export function picturesContract(open: () => Promise<PicturesHarness>): void {
  it("[PI1] what was written is read, to the byte, until its time is over", async () => {
    const { pictures, passes, close } = await open();
    const kept = pictures();
    expect(await kept.read(who("a"))).toBeNull();
    await kept.write(who("a"), picture("one", 300), 60_000);
    await kept.write(who("b"), "none", 10_000);
    expect(await kept.read(who("a"))).toEqual(picture("one", 300));
    expect(await kept.read(who("b"))).toBe("none");
    await passes(10_001);
    expect([await kept.read(who("a")), await kept.read(who("b"))]).toEqual([
      picture("one", 300),
      null,
    ]);
    await passes(50_000);
    expect(await kept.read(who("a"))).toBeNull();
    await close();
  });

  it("[PI2] the last that was written counts", async () => {
    const { pictures, close } = await open();
    const kept = pictures();
    await kept.write(who("a"), picture("one"), 60_000);
    await kept.write(who("a"), picture("two"), 60_000);
    expect(await kept.read(who("a"))).toEqual(picture("two"));
    await close();
  });

  it("[PI3] over the limit in bytes the oldest makes room, and no more than needed", async () => {
    const { pictures, close } = await open();
    const kept = pictures(2 * weight(picture("x")));
    await kept.write(who("a"), picture("one"), 60_000);
    await kept.write(who("a"), picture("one"), 60_000); // is counted once
    await kept.write(who("b"), picture("two"), 61_000);
    expect(await kept.read(who("a"))).not.toBeNull();
    await kept.write(who("c"), picture("three"), 62_000);
    expect(await kept.read(who("a"))).toBeNull();
    expect(await kept.read(who("b"))).toEqual(picture("two"));
    expect(await kept.read(who("c"))).toEqual(picture("three"));
    await close();
  });
}
