import { SeatId } from "@efir/protocol";
import * as v from "valibot";
import { describe, expect, it } from "vitest";
import { createLevelLoop } from "./level-loop.ts";

const [anna, boris] = [v.parse(SeatId, "seat-of-anna"), v.parse(SeatId, "seat-of-boris")];

/** A screen whose frames come when the test says so. */
function start() {
  let waiting: (() => void) | null = null;
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
  const frame = () => {
    const draw = waiting;
    waiting = null;
    draw?.();
  };
  return { loop, attach, frame, drawn, asked: () => asked };
}

describe("how loud somebody is", () => {
  it("[RM9] while nobody becomes louder or quieter, no frame is asked for", () => {
    const { loop, attach, frame, asked, drawn } = start();
    attach(anna);
    loop.hear(anna, 0);
    expect(asked()).toBe(0);
    loop.hear(anna, 3);
    frame();
    loop.hear(anna, 3);
    expect([asked(), drawn[anna]]).toEqual([1, [1]]);
  });

  it("[RM11] all changes are drawn in one frame, and only of whoever changed", () => {
    const { loop, attach, frame, asked, drawn } = start();
    for (const seat of [anna, anna, boris]) attach(seat);
    loop.hear(anna, 1.5);
    loop.hear(anna, 3);
    loop.hear(boris, 3);
    frame();
    expect([asked(), drawn[anna]?.length, drawn[boris]?.length]).toEqual([1, 2, 1]);
    loop.hear(anna, 0);
    frame();
    expect([drawn[anna]?.length, drawn[boris]?.length]).toEqual([4, 1]);
  });

  it("[RM63] whoever spoke before anything drew it is drawn silent once it is", () => {
    const { loop, attach, frame, drawn } = start();
    loop.hear(anna, 3);
    attach(anna);
    loop.hear(anna, 0);
    frame();
    expect(drawn[anna]).toEqual([1, 0]);
  });

  it("[RM63] what comes between two frames begins as the rest is drawn, and ends with it", () => {
    const { loop, attach, frame, drawn } = start();
    attach(anna);
    loop.hear(anna, 3);
    attach(anna);
    loop.hear(anna, 0);
    frame();
    expect(drawn[anna]).toEqual([]);
  });

  it("[RM11] what is drawn anew begins as loud as its voice is, and what is gone is not drawn", () => {
    const { loop, attach, frame, drawn } = start();
    const away = attach(anna);
    loop.hear(anna, 3);
    frame();
    away();
    attach(anna);
    expect(drawn[anna]).toEqual([1, 1]);
    attach(boris)();
    loop.hear(boris, 3);
    frame();
    expect(drawn[boris]).toEqual([]);
  });

  it("[RM50] that somebody begins to speak is told once, however loud they become", () => {
    const { loop, frame } = start();
    const talk: number[] = [];
    loop.attachTalk(anna, (now) => talk.push(now));
    for (const level of [1, 3, 2, 0]) {
      loop.hear(anna, level);
      frame();
    }
    expect(talk).toEqual([1, 0]);
  });

  it("[RM12] after close nothing is drawn any more", () => {
    const { loop, attach, frame, drawn } = start();
    attach(anna);
    loop.hear(anna, 3);
    loop.close();
    frame();
    expect(drawn[anna]).toEqual([]);
  });
});
