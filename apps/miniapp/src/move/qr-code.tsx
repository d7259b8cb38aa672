import { createQr } from "./qr.ts";
import type { QrGrid } from "./qr-grid.ts";

/** So much light around it: ISO/IEC 18004, section 9.1. */
const EDGE = 4;

interface QrCodeProps {
  readonly text: string;
  readonly label: string;
}

/** Dark on light in either theme: many scanners read nothing else. Nothing for what is too long. */
export function QrCode({ text, label }: QrCodeProps) {
  const grid = createQr(text);
  if (!grid) return null;
  const side = grid.size + 2 * EDGE;
  return (
    <svg
      role="img"
      aria-label={label}
      data-testid="move-code"
      viewBox={`${-EDGE} ${-EDGE} ${side} ${side}`}
      shapeRendering="crispEdges"
      className="w-full max-w-64 rounded-2xl bg-white"
    >
      <path d={toPath(grid)} fill="#000" />
    </svg>
  );
}

function toPath(grid: QrGrid): string {
  let path = "";
  for (let y = 0; y < grid.size; y++) {
    for (let x = 0; x < grid.size; x++) if (grid.isDark(x, y)) path += `M${x} ${y}h1v1h-1z`;
  }
  return path;
}
