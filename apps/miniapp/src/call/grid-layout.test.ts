import { describe, expect, it } from "vitest";
import { gridRects, speakerRects, type Area, type Rect } from "./grid-layout.ts";

const PHONE = { width: 374, height: 520 };
const SIDEWAYS = { width: 800, height: 260 };
const DESK = { width: 940, height: 600 };

const AREAS = [280, 374, 600, 1_000, 1_900].flatMap((width) =>
  [180, 300, 520, 900].map((height) => ({ width, height })),
);
const COUNTS = Array.from({ length: 25 }, (_, n) => n + 1);

const columnsOf = (rects: readonly Rect[]) => rects.filter(({ y }) => y === rects[0]?.y).length;

function fits(rects: readonly Rect[], { width, height }: Area): boolean {
  const inside = rects.every(
    (rect) =>
      rect.x >= 0 && rect.y >= 0 && rect.x + rect.width <= width && rect.y + rect.height <= height,
  );
  const apart = rects.every((a, n) =>
    rects.every(
      (b, m) =>
        n === m ||
        a.x + a.width <= b.x ||
        b.x + b.width <= a.x ||
        a.y + a.height <= b.y ||
        b.y + b.height <= a.y,
    ),
  );
  return inside && apart;
}

describe("the grid", () => {
  it.each([
    [1, PHONE, 1],
    [2, PHONE, 1],
    [3, PHONE, 2],
    [4, PHONE, 2],
    [6, PHONE, 2],
    [9, PHONE, 3],
    [25, PHONE, 5],
    [2, SIDEWAYS, 2],
    [4, SIDEWAYS, 4],
    [1, DESK, 1],
    [2, DESK, 2],
    [4, DESK, 2],
    [9, DESK, 3],
    [25, DESK, 7],
  ])("[RM13] %i tiles in %o stand in %i columns", (count, area, columns) => {
    expect(columnsOf(gridRects(count, area))).toBe(columns);
  });

  it("[RM14] any number from 1 to 25 fits into any area, and no face is cut", () => {
    for (const area of AREAS)
      for (const count of COUNTS) {
        const rects = gridRects(count, area);
        expect([count, area, rects.length, fits(rects, area)]).toEqual([count, area, count, true]);
        const cut = rects.filter(
          ({ width, height }) => width / height <= 0.7 || width / height >= 1.85,
        );
        expect(cut).toEqual([]);
      }
  });

  it("[RM18] a last row with fewer tiles stands in the middle", () => {
    const [first, , third] = gridRects(3, PHONE);
    expect(third?.x).toBeGreaterThan(first?.x ?? 0);
    expect(Math.abs((third?.x ?? 0) + (third?.width ?? 0) / 2 - PHONE.width / 2)).toBeLessThan(2);
  });

  it("[RM14] an area that has no size yet, and nothing to show, are no trouble", () => {
    expect(gridRects(2, { width: 0, height: 0 })).toHaveLength(2);
    expect(gridRects(0, PHONE)).toEqual([]);
  });
});

describe("one large tile", () => {
  it("[RM19] has most of any area, and up to 24 others still fit beside it", () => {
    for (const area of AREAS)
      for (const count of COUNTS.slice(1)) {
        const rects = speakerRects(count, area);
        const [large, ...small] = rects;
        expect([count, area, rects.length, fits(rects, area)]).toEqual([count, area, count, true]);
        const share = ((large?.width ?? 0) * (large?.height ?? 0)) / (area.width * area.height);
        expect(share).toBeGreaterThan(0.6);
        expect(small.filter(({ width, height }) => width <= 14 || height <= 14)).toEqual([]);
      }
  });

  it("[RM20] alone it has all of it, and the others are below on a phone, beside it on a desk", () => {
    expect(speakerRects(1, PHONE)).toEqual([{ x: 0, y: 0, ...PHONE }]);
    expect(speakerRects(3, PHONE)[1]?.y).toBeGreaterThan(300);
    expect(speakerRects(3, DESK)[1]?.x).toBeGreaterThan(600);
  });
});
