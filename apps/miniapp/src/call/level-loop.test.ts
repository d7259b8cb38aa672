import { SeatId } from "@efir/protocol";
import * as v from "valibot";
import { describe, expect, it } from "vitest";
import { createLevelLoop } from "./level-loop.ts";

const [anna, boris] = [v.parse(SeatId, "seat-of-anna"), v.parse(SeatId, "seat-of-boris")];

/** A screen whose frames come when the test says so. */
function start() {
  let at = 0;
  let waiting: ((at: number) => void) | null = null;
  let asked = 0;
  const loop = createLevelLoop({
    next: (draw) => {
      waiting = draw;
      asked += 1;
      return () => (waiting = null);
    },
  });
  const drawn: Record<string, number[]> = {};
  const attach = (seat: SeatId) => {
    const levels = (drawn[seat] ??= []);
    return loop.attach(seat, (level) => levels.push(level));
  };
  const frames = (count: number, ms = 16) => {
    for (let n = 0; n < count && waiting; n++) {
      const draw = waiting;
      waiting = null;
      at += ms;
      draw(at);
    }
  };
  return { loop, attach, frames, drawn, asked: () => asked, isRunning: () => waiting !== null };
}

describe("how loud somebody is", () => {
  it("[RM9] in silence no frame is asked for, and none after it has come back", () => {
    const { loop, attach, frames, asked, isRunning, drawn } = start();
    attach(anna);
    loop.hear(anna, 0);
    expect(asked()).toBe(0);
    loop.hear(anna, 2);
    frames(20);
    expect(isRunning()).toBe(true);
    loop.hear(anna, 0);
    frames(200);
    expect([isRunning(), drawn[anna]?.at(-1)]).toEqual([false, 0]);
  });

  it("[RM10] a level is come up to quickly and left slowly, without a leap", () => {
    const { loop, attach, frames, drawn } = start();
    attach(anna);
    loop.hear(anna, 3);
    frames(12);
    const up = drawn[anna] ?? [];
    expect(up.at(-1)).toBeGreaterThan(0.9);
    for (const [n, level] of up.entries()) expect(level - (up[n - 1] ?? 0)).toBeLessThan(0.3);
    loop.hear(anna, 0);
    frames(12);
    expect(drawn[anna]?.at(-1)).toBeGreaterThan(0.3);
  });

  it("[RM10] a screen that slept for a minute does not leap", () => {
    const { loop, attach, frames, drawn } = start();
    attach(anna);
    loop.hear(anna, 1);
    frames(1);
    frames(1, 60_000);
    expect(drawn[anna]?.at(-1)).toBeLessThan(0.3);
  });

  it("[RM11] only whoever is heard is drawn, by each that draws it", () => {
    const { loop, attach, frames, drawn } = start();
    attach(anna);
    attach(anna);
    const away = attach(boris);
    loop.hear(anna, 2);
    frames(5);
    expect([drawn[anna]?.length, drawn[boris]?.length]).toEqual([10, 0]);
    loop.hear(boris, 2);
    away();
    frames(5);
    expect(drawn[boris]).toEqual([]);
  });

  it("[RM12] after close nothing is drawn any more", () => {
    const { loop, attach, frames, isRunning, drawn } = start();
    attach(anna);
    loop.hear(anna, 2);
    loop.close();
    frames(5);
    expect([isRunning(), drawn[anna]]).toEqual([false, []]);
  });
});
