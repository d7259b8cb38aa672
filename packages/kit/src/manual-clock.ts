import type { Clock } from "./clock.ts";

interface Due {
  at: number;
  readonly run: () => void;
  readonly repeatMs: number | null;
}

export interface ManualClock extends Clock {
  /** Moves time on, running what falls due on the way, in order. */
  readonly advance: (ms: number) => void;
}

/** A clock that stands still until it is told to move: for tests and simulations. */
export function createManualClock(start = 0): ManualClock {
  let time = start;
  const waiting = new Set<Due>();

  const schedule = (ms: number, run: () => void, repeatMs: number | null) => {
    const due = { at: time + ms, run, repeatMs };
    waiting.add(due);
    return () => void waiting.delete(due);
  };

  const next = (until: number): Due | undefined =>
    [...waiting].filter(({ at }) => at <= until).sort((a, b) => a.at - b.at)[0];

  return {
    now: () => time,
    after: (ms, run) => schedule(ms, run, null),
    every: (ms, run) => schedule(ms, run, ms),
    advance: (ms) => {
      const until = time + ms;
      for (let due = next(until); due; due = next(until)) {
        time = due.at;
        if (due.repeatMs === null) waiting.delete(due);
        else due.at += due.repeatMs;
        due.run();
      }
      time = until;
    },
  };
}
