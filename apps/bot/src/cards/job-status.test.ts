import { describe, expect, it } from "vitest";
import { nextStatus, type JobEvent, type JobStatus, type Outcome } from "./job-status.ts";

const touched = { kind: "touched" } as const;
const woke = { kind: "woke" } as const;
const looked = (outcome: Outcome): JobEvent => ({ kind: "looked", outcome, chance: 0 });
const settled = looked({ kind: "settled" });
const trouble = looked({ kind: "trouble" });
const wait = looked({ kind: "wait", ms: 700 });
const after = (...events: JobEvent[]) => events.reduce<JobStatus>(nextStatus, { kind: "idle" });

describe("what to do next for a card", () => {
  it("[JS1] a touch is looked into, and then there is nothing to do", () => {
    expect(after(touched)).toEqual({ kind: "looking", touched: false, failures: 0 });
    expect(after(touched, settled)).toEqual({ kind: "idle" });
  });

  it("[JS2] a touch during a look is not lost: it looks once more", () => {
    expect(after(touched, touched, touched, settled)).toEqual(after(touched));
    expect(after(touched, touched, settled, settled)).toEqual({ kind: "idle" });
  });

  it("[JS3] whatever was changed is looked at again", () => {
    expect(after(touched, looked({ kind: "changed" }))).toEqual(after(touched));
  });

  it("[JS4] a wait is as long as it was said, however often it is touched", () => {
    expect(after(touched, wait)).toEqual({ kind: "waiting", ms: 700, failures: 0 });
    const waiting = after(touched, wait);
    expect(nextStatus(waiting, touched)).toBe(waiting);
    expect(nextStatus(waiting, woke)).toEqual(after(touched));
  });

  it("[JS5] trouble waits twice as long each time, up to a minute, and a success forgets it", () => {
    const again = [trouble, woke];
    const times = (many: number) => Array.from({ length: many }, () => again).flat();
    expect(after(touched, trouble)).toEqual({ kind: "waiting", ms: 1_000, failures: 1 });
    expect(after(touched, ...times(3), trouble)).toMatchObject({ ms: 8_000, failures: 4 });
    expect(after(touched, ...times(20), trouble)).toMatchObject({ ms: 60_000 });
    expect(after(touched, ...times(3), looked({ kind: "changed" }), trouble)).toMatchObject({
      ms: 1_000,
    });
    expect(after(touched, ...times(3), wait, woke, trouble)).toMatchObject({ ms: 8_000 });
  });

  it("[JS6] over and closed are final", () => {
    for (const last of [looked({ kind: "over" }), { kind: "close" } as const]) {
      expect(after(touched, last, touched, settled, woke)).toEqual({ kind: "closed" });
    }
  });
});
