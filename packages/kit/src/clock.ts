/** Time, passed in wherever it matters, so that a test can move it by hand. */
export interface Clock {
  readonly now: () => number;
  /** Runs once after `ms`, unless the returned function is called first. */
  readonly after: (ms: number, run: () => void) => () => void;
  /** Runs every `ms`, until the returned function is called. */
  readonly every: (ms: number, run: () => void) => () => void;
}

export const systemClock: Clock = {
  now: () => Date.now(),
  after: (ms, run) => {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
  every: (ms, run) => {
    const timer = setInterval(run, ms);
    return () => clearInterval(timer);
  },
};
