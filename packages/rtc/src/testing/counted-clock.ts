import { createManualClock, type ManualClock } from "@efir/kit";

export interface CountedClock extends ManualClock {
  /** How many timers have yet to run. */
  readonly waiting: () => number;
}

/** A clock that is moved by hand, and tells whether anybody still waits for it. */
export function createCountedClock(): CountedClock {
  const clock = createManualClock();
  const timers = new Set<object>();

  const counted = (start: (done: () => void) => () => void) => {
    const timer = {};
    timers.add(timer);
    const stop = start(() => timers.delete(timer));
    return () => {
      timers.delete(timer);
      stop();
    };
  };

  return {
    ...clock,
    waiting: () => timers.size,
    every: (ms, run) => counted(() => clock.every(ms, run)),
    after: (ms, run) =>
      counted((done) =>
        clock.after(ms, () => {
          done();
          run();
        }),
      ),
  };
}
