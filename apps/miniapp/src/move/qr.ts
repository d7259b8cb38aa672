import { toCodewords, versionFor } from "./qr-codewords.ts";
import type { QrGrid } from "./qr-grid.ts";
import { applyMask, MASKS, penalty } from "./qr-mask.ts";
import { drawFormat, drawPatterns } from "./qr-patterns.ts";

/**
 * A QR code (ISO/IEC 18004) of this text: in bytes, at level M, up to version 10, which is enough for a link.
 * Null for what is longer.
 */
export function createQr(text: string): QrGrid | null {
  const bytes = new TextEncoder().encode(text);
  const version = versionFor(bytes.length);
  if (version === null) return null;
  const grid = drawPatterns(version);
  drawCodewords(grid, toCodewords(bytes, version));
  drawBestMask(grid);
  return grid;
}

/** Upwards and downwards in turn, two modules wide, from the right; the column of the timing pattern is left out. */
function drawCodewords(grid: QrGrid, words: Uint8Array): void {
  let bit = 0;
  const { size } = grid;
  for (let right = size - 1; right >= 1; right -= 2) {
    if (right === 6) right = 5;
    const isUpwards = ((right + 1) & 2) === 0;
    for (let step = 0; step < size; step++) {
      const y = isUpwards ? size - 1 - step : step;
      for (const x of [right, right - 1]) {
        if (grid.isFixed(x, y)) continue;
        const word = words[bit >> 3] ?? 0; // some modules are left over
        grid.set(x, y, ((word >> (7 - (bit & 7))) & 1) === 1);
        bit += 1;
      }
    }
  }
}

function drawBestMask(grid: QrGrid): void {
  const penalties = MASKS.map((mask, n) => {
    applyMask(grid, mask);
    drawFormat(grid, n);
    const sum = penalty(grid);
    applyMask(grid, mask);
    return sum;
  });
  const best = penalties.indexOf(Math.min(...penalties));
  const mask = MASKS[best];
  if (mask) applyMask(grid, mask);
  drawFormat(grid, best);
}
