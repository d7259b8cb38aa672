import type { Clock } from "@efir/kit";

export interface Teller<T> {
  /** Says it when it is not what was said last: at once, or when the pause since then is over. */
  readonly tell: (news: T) => void;
  readonly close: () => void;
}

/** Says what has changed, and at most every `everyMs`. */
export function createTeller<T>(
  say: (news: T) => void,
  { first, same, everyMs, clock }: TellerOptions<T>,
): Teller<T> {
  let said = first;
  let newest = first;
  let saidAt = -Infinity;
  let cancel: () => void = () => undefined;

  const sayNow = () => {
    cancel();
    if (same(said, newest)) return;
    said = newest;
    saidAt = clock.now();
    say(newest);
  };
  return {
    tell: (news) => {
      newest = news;
      cancel();
      const wait = saidAt + everyMs - clock.now();
      if (wait <= 0) sayNow();
      else cancel = clock.after(wait, sayNow);
    },
    close: () => cancel(),
  };
}

export interface TellerOptions<T> {
  /** What the other side takes for granted until it is told. */
  readonly first: T;
  readonly same: (a: T, b: T) => boolean;
  readonly everyMs: number;
  readonly clock: Pick<Clock, "now" | "after">;
}
