import { QrGrid } from "./qr-grid.ts";

/** Where the centres of the small squares are, in both directions, from version 1 on. */
const ALIGNMENTS = [
  [],
  [6, 18],
  [6, 22],
  [6, 26],
  [6, 30],
  [6, 34],
  [6, 22, 38],
  [6, 24, 42],
  [6, 26, 46],
  [6, 28, 50],
] as const;
const VERSION_IS_TOLD_FROM = 7;

/** All that is the same whatever is said; the place of the format is kept free. */
export function drawPatterns(version: number): QrGrid {
  const grid = new QrGrid(version * 4 + 17);
  for (let n = 0; n < grid.size; n++) {
    grid.fix(n, 6, n % 2 === 0);
    grid.fix(6, n, n % 2 === 0);
  }
  const far = grid.size - 4;
  for (const [x, y] of [
    [3, 3],
    [far, 3],
    [3, far],
  ] as const)
    drawRings(grid, { x, y, radius: 4 });
  drawAlignments(grid, version);
  drawFormat(grid, 0);
  if (version >= VERSION_IS_TOLD_FROM) drawVersion(grid, version);
  return grid;
}

function drawAlignments(grid: QrGrid, version: number): void {
  const centres: readonly number[] = ALIGNMENTS[version - 1] ?? [];
  const [first, last] = [centres[0], centres.at(-1)];
  for (const x of centres) {
    for (const y of centres) {
      const isCorner = (x === first || x === last) && (y === first || y === last);
      // Three corners have the large squares already.
      if (!isCorner || (x === last && y === last)) drawRings(grid, { x, y, radius: 2 });
    }
  }
}

interface Rings {
  readonly x: number;
  readonly y: number;
  /** 4: the large square, its light edge included; 2: a small one. */
  readonly radius: 4 | 2;
}

function drawRings(grid: QrGrid, { x, y, radius }: Rings): void {
  const light: readonly number[] = radius === 4 ? [2, 4] : [1];
  for (let dy = -radius; dy <= radius; dy++) {
    for (let dx = -radius; dx <= radius; dx++) {
      const ring = Math.max(Math.abs(dx), Math.abs(dy));
      grid.fix(x + dx, y + dy, !light.includes(ring));
    }
  }
}

/** The mask, and level M, which is 0; twice, protected by a code of Bose, Chaudhuri and Hocquenghem. */
export function drawFormat(grid: QrGrid, mask: number): void {
  const { size } = grid;
  const bits = withRemainder(mask, { bits: 10, divisor: 0x537 }) ^ 0x5412;
  const bit = (n: number): boolean => ((bits >> n) & 1) === 1;
  for (let n = 0; n < 6; n++) grid.fix(8, n, bit(n));
  grid.fix(8, 7, bit(6));
  grid.fix(8, 8, bit(7));
  grid.fix(7, 8, bit(8));
  for (let n = 9; n < 15; n++) grid.fix(14 - n, 8, bit(n));
  for (let n = 0; n < 8; n++) grid.fix(size - 1 - n, 8, bit(n));
  for (let n = 8; n < 15; n++) grid.fix(8, size - 15 + n, bit(n));
  grid.fix(8, size - 8, true);
}

function drawVersion(grid: QrGrid, version: number): void {
  const bits = withRemainder(version, { bits: 12, divisor: 0x1f25 });
  for (let n = 0; n < 18; n++) {
    const [along, across] = [grid.size - 11 + (n % 3), Math.floor(n / 3)];
    grid.fix(along, across, ((bits >> n) & 1) === 1);
    grid.fix(across, along, ((bits >> n) & 1) === 1);
  }
}

interface Remainder {
  readonly bits: number;
  readonly divisor: number;
}

function withRemainder(value: number, { bits, divisor }: Remainder): number {
  let rest = value;
  for (let n = 0; n < bits; n++) rest = (rest << 1) ^ ((rest >> (bits - 1)) * divisor);
  return (value << bits) | rest;
}
