import type { Picture } from "./png.ts";

/** Three dots wide, five high. */
const DIGITS: readonly string[] = [
  "111101101101111",
  "010110010010111",
  "111001111100111",
  "111001111001111",
  "101101111001001",
  "111100111001111",
  "111100111101111",
  "111001010010010",
  "111101111101111",
  "111101111001111",
];
const COLUMNS = 3;
const ROWS = 5;

export interface Place {
  readonly x: number;
  readonly y: number;
  /** How many pixels a dot is wide. */
  readonly dot: number;
  readonly color: number;
}

export const numberWidth = (value: number, dot: number): number =>
  (String(value).length * (COLUMNS + 1) - 1) * dot;
export const numberHeight = (dot: number): number => ROWS * dot;

/** Writes a whole number, its upper left corner at x and y. */
export function drawNumber(picture: Picture, value: number, place: Place): void {
  const digits = String(value);
  for (let at = 0; at < digits.length; at++) {
    const dots = DIGITS[Number(digits.charAt(at))] ?? "";
    drawDots(picture, dots, { ...place, x: place.x + at * (COLUMNS + 1) * place.dot });
  }
}

function drawDots(picture: Picture, dots: string, { x, y, dot, color }: Place): void {
  for (let n = 0; n < dots.length; n++) {
    if (dots.charAt(n) === "0") continue;
    const [column, row] = [n % COLUMNS, Math.floor(n / COLUMNS)];
    picture.fill({ x: x + column * dot, y: y + row * dot, width: dot, height: dot }, color);
  }
}
