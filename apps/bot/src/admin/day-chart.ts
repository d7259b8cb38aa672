import { drawNumber, numberHeight, numberWidth } from "./digits.ts";
import { createPicture, type Picture } from "./png.ts";

export interface DayChart {
  /** Bars: how many came, hour by hour. */
  readonly joins: readonly number[];
  /** A line: the most people on air at once. */
  readonly people: readonly number[];
  /** Hours that are still to come are not drawn. */
  readonly hours: number;
}

const WIDTH = 1_080;
const HEIGHT = 540;
const DOT = 5;
const PLOT = { left: 96, right: WIDTH - 24, top: 36, bottom: HEIGHT - 64 };
const PAPER = 0xff_ff_ff;
const LINES = 0xe3_e7_ee;
const INK = 0x5b_65_73;
const JOINS = 0x4c_9b_f0;
const PEOPLE = 0xf0_8a_24;
const LINE_PX = 6;
const EVERY_HOURS = 3;
const LEAST_TOP = 4;

/** One scale for both: people are counted in both. */
export function drawDayChart(chart: DayChart): Buffer {
  const picture = createPicture(WIDTH, HEIGHT, PAPER);
  const top = niceTop(Math.max(...chart.joins, ...chart.people));
  const yOf = (value: number) => PLOT.bottom - (value / top) * (PLOT.bottom - PLOT.top);
  drawScale(picture, top, yOf);
  drawHours(picture);
  drawBars(picture, chart, yOf);
  drawLine(picture, chart, yOf);
  return picture.toPng();
}

/** The smallest of 4, 8, 20, 40, 80, 200… that is enough: it is divided by four. */
function niceTop(most: number): number {
  for (let unit = LEAST_TOP; ; unit *= 10)
    for (const step of [1, 2, 5]) if (unit * step >= most) return unit * step;
}

const hourWidth = (PLOT.right - PLOT.left) / 24;
const middleOf = (hour: number): number => PLOT.left + (hour + 0.5) * hourWidth;

function drawScale(picture: Picture, top: number, yOf: (value: number) => number): void {
  for (let quarter = 0; quarter <= 4; quarter++) {
    const value = (top / 4) * quarter;
    const y = yOf(value);
    picture.fill({ x: PLOT.left, y: y - 1, width: PLOT.right - PLOT.left, height: 2 }, LINES);
    const x = PLOT.left - 16 - numberWidth(value, DOT);
    drawNumber(picture, value, { x, y: y - numberHeight(DOT) / 2, dot: DOT, color: INK });
  }
}

function drawHours(picture: Picture): void {
  for (let hour = 0; hour < 24; hour += EVERY_HOURS) {
    const x = middleOf(hour) - numberWidth(hour, DOT) / 2;
    drawNumber(picture, hour, { x, y: PLOT.bottom + 20, dot: DOT, color: INK });
  }
}

function drawBars(picture: Picture, chart: DayChart, yOf: (value: number) => number): void {
  for (const [hour, count] of chart.joins.slice(0, chart.hours).entries()) {
    const y = yOf(count);
    const width = hourWidth * 0.7;
    picture.fill({ x: middleOf(hour) - width / 2, y, width, height: PLOT.bottom - y }, JOINS);
  }
}

/** Steps: a peak holds for its hour, and nothing is known of the way from one to the next. */
function drawLine(picture: Picture, chart: DayChart, yOf: (value: number) => number): void {
  let before = 0;
  for (const [hour, count] of chart.people.slice(0, chart.hours).entries()) {
    const x = PLOT.left + hour * hourWidth;
    const [y, from] = [yOf(count) - LINE_PX / 2, yOf(before) - LINE_PX / 2];
    picture.fill({ x, y, width: hourWidth + LINE_PX, height: LINE_PX }, PEOPLE);
    const [high, low] = [Math.min(y, from), Math.max(y, from)];
    if (hour > 0)
      picture.fill({ x, y: high, width: LINE_PX, height: low - high + LINE_PX }, PEOPLE);
    before = count;
  }
}
