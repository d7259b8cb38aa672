export interface Area {
  readonly width: number;
  readonly height: number;
}

export interface Rect extends Area {
  readonly x: number;
  readonly y: number;
}

const GAP_PX = 6;
/** A face is cut when a tile is flatter or slimmer than this (width to height). */
const SLIMMEST = 3 / 4;
const FLATTEST = 16 / 9;
/** Wider than this, the small ones stand beside the large one, not below it. */
const WIDE = 1.3;
/** What the small ones get of the area: as much as one tile of a strip needs, and never too much. */
const STRIP_PX = 104;
const MOST_OF_AREA = 0.3;

/**
 * Where so many tiles stand in an area, without scrolling: as large as they can be, the last row in the middle. Tiles fill their cells as
 * far as a face is not cut too much.
 */
export function gridRects(count: number, area: Area): readonly Rect[] {
  const sizes = Array.from({ length: count }, (_, n) => tileSize(n + 1, count, area));
  const best = sizes.reduce((a, b) => (roomFor(b) > roomFor(a) ? b : a), NO_SIZE);
  return Array.from({ length: count }, (_, at) => rectOf(at, { ...best, count, area }));
}

/** A face is about as wide as it is high. */
const roomFor = ({ width, height }: Area): number => Math.min(width, height);

interface Columns extends Area {
  readonly columns: number;
}

const NO_SIZE: Columns = { columns: 1, width: 0, height: 0 };

function tileSize(columns: number, count: number, { width, height }: Area): Columns {
  const rows = Math.ceil(count / columns);
  const cellWidth = Math.max(0, (width - GAP_PX * (columns - 1)) / columns);
  const cellHeight = Math.max(0, (height - GAP_PX * (rows - 1)) / rows);
  return {
    columns,
    width: Math.floor(Math.min(cellWidth, cellHeight * FLATTEST)),
    height: Math.floor(Math.min(cellHeight, cellWidth / SLIMMEST)),
  };
}

interface Grid extends Columns {
  readonly count: number;
  readonly area: Area;
}

function rectOf(at: number, { columns, width, height, count, area }: Grid): Rect {
  const rows = Math.ceil(count / columns);
  const row = Math.floor(at / columns);
  const inRow = row === rows - 1 ? count - row * columns : columns;
  const start = (length: number, size: number, all: number) =>
    (all - length * size - (length - 1) * GAP_PX) / 2;
  return {
    x: Math.round(start(inRow, width, area.width) + (at % columns) * (width + GAP_PX)),
    y: Math.round(start(rows, height, area.height) + row * (height + GAP_PX)),
    width,
    height,
  };
}

/** One tile large, the others small: below it, or beside it where there is more width. The large one comes first. */
export function speakerRects(count: number, area: Area): readonly Rect[] {
  if (count <= 1) return [{ x: 0, y: 0, ...area }];
  const isWide = area.width > area.height * WIDE;
  const side = isWide ? area.width : area.height;
  const strip = Math.floor(Math.min(side * MOST_OF_AREA, STRIP_PX * Math.ceil(count / 9)));
  const large = isWide
    ? { width: area.width - strip - GAP_PX, height: area.height }
    : { width: area.width, height: area.height - strip - GAP_PX };
  const rest = isWide ? { ...area, width: strip } : { ...area, height: strip };
  const shift = isWide ? { x: large.width + GAP_PX, y: 0 } : { x: 0, y: large.height + GAP_PX };
  const small = gridRects(count - 1, rest).map((rect) => ({
    ...rect,
    x: rect.x + shift.x,
    y: rect.y + shift.y,
  }));
  return [{ x: 0, y: 0, ...large }, ...small];
}
