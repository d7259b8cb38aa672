import type { QrGrid } from "./qr-grid.ts";

type Mask = (x: number, y: number) => boolean;

const half = Math.floor;
export const MASKS: readonly Mask[] = [
  (x, y) => (x + y) % 2 === 0,
  (_x, y) => y % 2 === 0,
  (x) => x % 3 === 0,
  (x, y) => (x + y) % 3 === 0,
  (x, y) => (half(x / 3) + half(y / 2)) % 2 === 0,
  (x, y) => ((x * y) % 2) + ((x * y) % 3) === 0,
  (x, y) => (((x * y) % 2) + ((x * y) % 3)) % 2 === 0,
  (x, y) => (((x + y) % 2) + ((x * y) % 3)) % 2 === 0,
];

/** Done twice it is undone. */
export function applyMask(grid: QrGrid, mask: Mask): void {
  for (let y = 0; y < grid.size; y++) {
    for (let x = 0; x < grid.size; x++) if (!grid.isFixed(x, y) && mask(x, y)) grid.flip(x, y);
  }
}

/** How hard to read it is, by the four rules of ISO/IEC 18004, section 7.8.3. */
export const penalty = (grid: QrGrid): number => ofLines(grid) + ofSquares(grid) + ofBalance(grid);

/** With four light modules on either side it looks like a corner. */
const CORNERS = ["10111010000", "00001011101"] as const;

function ofLines(grid: QrGrid): number {
  let sum = 0;
  for (const line of grid.lines()) {
    const text = line.map((dark) => (dark ? "1" : "0")).join("");
    for (const { length } of text.match(/0{5,}|1{5,}/g) ?? []) sum += length - 2;
    for (const corner of CORNERS) sum += 40 * countOf(text, corner);
  }
  return sum;
}

function countOf(text: string, part: string): number {
  let count = 0;
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1)) count++;
  return count;
}

function ofSquares(grid: QrGrid): number {
  let sum = 0;
  for (let y = 1; y < grid.size; y++) {
    for (let x = 1; x < grid.size; x++) {
      const here = grid.isDark(x, y);
      const isSquare =
        grid.isDark(x - 1, y) === here &&
        grid.isDark(x, y - 1) === here &&
        grid.isDark(x - 1, y - 1) === here;
      if (isSquare) sum += 3;
    }
  }
  return sum;
}

function ofBalance(grid: QrGrid): number {
  const rows = [...grid.lines()].slice(0, grid.size);
  const dark = rows.flat().filter(Boolean).length;
  const percent = (dark * 100) / grid.size ** 2;
  return Math.floor(Math.abs(percent - 50) / 5) * 10;
}
