import { seededRandom } from "@efir/kit";
import { expect, it } from "vitest";
import { Shelf, type Kept } from "./frame-shelf.ts";

const BOUNDS = { frames: 20, bytes: 500 };

/** The same, as plainly as it can be said. */
function plainShelf() {
  let kept: Kept[] = [];
  let goneUpTo = 0;
  const bytes = () => kept.reduce((sum, { frame }) => sum + frame.length, 0);
  const dropWhile = (isDue: () => boolean) => {
    while (kept[0] && isDue()) {
      goneUpTo = kept[0].n;
      kept = kept.slice(1);
    }
  };
  return {
    keep: (one: Kept) => {
      kept.push(one);
      dropWhile(() => kept.length > BOUNDS.frames || bytes() > BOUNDS.bytes);
    },
    drop: (upTo: number) => dropWhile(() => (kept[0]?.n ?? Infinity) <= upTo),
    after: (had: number) => kept.filter(({ n }) => n > had),
    goneUpTo: () => goneUpTo,
  };
}

it.each(Array.from({ length: 12 }, (_, seed) => seed))(
  "[SN12] a shelf keeps the newest within its bounds, in order, whatever arrived meanwhile (seed %i)",
  (seed) => {
    const random = seededRandom(seed);
    const upTo = (most: number) => Math.floor(random() * most);
    const shelf = new Shelf(BOUNDS, 0);
    const plain = plainShelf();
    let n = 0;
    for (let step = 0; step < 250; step++) {
      n += 1 + upTo(3);
      const frame = Buffer.alloc(upTo(seed % 2 === 0 ? 30 : 120), n % 256);
      shelf.keep(n, frame);
      plain.keep({ n, frame });
      if (upTo(10) === 0) {
        const had = n - upTo(40);
        shelf.drop(had);
        plain.drop(had);
      }
      const had = n - upTo(60);
      expect(shelf.after(had)).toEqual(plain.after(had));
      expect(shelf.goneUpTo).toBe(plain.goneUpTo());
    }
  },
);

it("[SN12] one frame over the bound of bytes alone is not kept, and is known to be gone", () => {
  const shelf = new Shelf(BOUNDS, 0);
  shelf.keep(1, Buffer.alloc(501));
  expect(shelf.after(0)).toEqual([]);
  expect(shelf.goneUpTo).toBe(1);
});
