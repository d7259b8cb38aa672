import { describe, expect, it } from "vitest";
import {
  assertNever,
  backoffMs,
  createManualClock,
  createSerialQueue,
  err,
  isShallowEqual,
  ok,
  seededRandom,
  State,
} from "./index.ts";

describe("result", () => {
  it("[KT1] a result says which of the two it is", () => {
    expect([ok(1), err("no")]).toEqual([
      { ok: true, value: 1 },
      { ok: false, error: "no" },
    ]);
  });

  it("[KT2] an unhandled case is named", () => {
    expect(() => assertNever("new-kind" as never)).toThrow('"new-kind"');
  });
});

describe("value", () => {
  it("[KT3] listeners hear of a change, and not of the same value again", () => {
    const state = new State(1);
    let heard = 0;
    const stop = state.subscribe(() => heard++);
    state.set(2);
    state.set(2);
    stop();
    state.set(3);
    expect([heard, state.get()]).toEqual([1, 3]);
  });

  it("[KT4] a listener may stop listening while it is told", () => {
    const state = new State(0);
    const heard: string[] = [];
    const stop = state.subscribe(() => {
      heard.push("first");
      stop();
    });
    state.subscribe(() => heard.push("second"));
    state.set(1);
    state.set(2);
    expect(heard).toEqual(["first", "second", "second"]);
  });
});

describe("serial queue", () => {
  it("[KT5] tasks never overlap and keep their order", async () => {
    const inOrder = createSerialQueue();
    const log: string[] = [];
    const task = (name: string, turns: number) => async () => {
      log.push(`${name} starts`);
      for (let turn = 0; turn < turns; turn++) await Promise.resolve();
      log.push(`${name} ends`);
    };
    await Promise.all([inOrder(task("slow", 20)), inOrder(task("fast", 1))]);
    expect(log).toEqual(["slow starts", "slow ends", "fast starts", "fast ends"]);
  });

  it("[KT6] a failed task rejects for its caller and stops nobody", async () => {
    const inOrder = createSerialQueue();
    const failed = inOrder(() => Promise.reject(new Error("broken")));
    const next = inOrder(() => Promise.resolve("fine"));
    await expect(failed).rejects.toThrow("broken");
    await expect(next).resolves.toBe("fine");
  });
});

describe("manual clock", () => {
  it("[KT7] runs what falls due, in order, at its own time", () => {
    const clock = createManualClock(1_000);
    const ran: string[] = [];
    clock.after(20, () => ran.push(`once at ${clock.now()}`));
    const stop = clock.every(15, () => ran.push(`again at ${clock.now()}`));
    clock.advance(30);
    stop();
    clock.advance(100);
    expect(ran).toEqual(["again at 1015", "once at 1020", "again at 1030"]);
    expect(clock.now()).toBe(1_130);
  });
});

describe("backoff", () => {
  const options = { firstMs: 100, maxMs: 1_000, jitter: 0.5 };

  it("[KT8] doubles until the limit", () => {
    expect([0, 1, 2, 3, 4, 500].map((attempt) => backoffMs(attempt, options, 0))).toEqual([
      100, 200, 400, 800, 1_000, 1_000,
    ]);
  });

  it("[KT9] chance takes away at most the jitter's share", () => {
    expect(backoffMs(0, options, 0.999999)).toBe(50);
  });
});

describe("seeded random", () => {
  it("[KT10] repeats for a seed, differs between seeds, and fills its range", () => {
    const draw = (seed: number) => Array.from({ length: 1_000 }, seededRandom(seed));
    expect(draw(7)).toEqual(draw(7));
    expect(draw(7)).not.toEqual(draw(8));
    const mean = draw(7).reduce((sum, value) => sum + value, 0) / 1_000;
    expect(mean).toBeGreaterThan(0.45);
    expect(mean).toBeLessThan(0.55);
    expect(draw(7).every((value) => value >= 0 && value < 1)).toBe(true);
  });
});

describe("shallow equality", () => {
  it("[KT11] same fields with the very same things in them, in whatever order they stand", () => {
    const state = { level: 1 };
    expect(isShallowEqual({ a: 1, state }, { state, a: 1 })).toBe(true);
    expect(isShallowEqual({ a: 1, state }, { a: 1, state: { level: 1 } })).toBe(false);
    expect(isShallowEqual({ a: undefined }, {})).toBe(false);
    expect(isShallowEqual({ a: undefined }, { b: undefined })).toBe(false);
    expect(isShallowEqual({ a: NaN }, { a: NaN })).toBe(true);
  });
});
