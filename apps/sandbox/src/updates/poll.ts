import { err, ok, type Clock, type Result } from "@efir/kit";

export type PollEnd = "other-poll" | "webhook-set" | "closed";

export interface Poll<T> {
  /** Waits until something is there, the time is up, or the caller has gone. Ends the poll before it. */
  readonly wait: (options: PollOptions<T>) => Promise<Result<T | null, PollEnd>>;
  /** Something may be there now. */
  readonly wake: () => void;
  readonly end: (why: PollEnd) => void;
}

export interface PollOptions<T> {
  /** Null when there is nothing yet. */
  readonly look: () => T | null;
  readonly timeoutMs: number;
  readonly gone: AbortSignal;
}

interface Waiter {
  readonly look: () => void;
  readonly end: (why: PollEnd) => void;
}

/** The one long poll that may be open at a time. It sleeps until woken: nothing spins. */
export function createPoll<T>(clock: Clock): Poll<T> {
  let waiter: Waiter | null = null;
  const end = (why: PollEnd) => waiter?.end(why);

  const wait: Poll<T>["wait"] = ({ look, timeoutMs, gone }) => {
    end("other-poll");
    if (timeoutMs === 0 || gone.aborted) return Promise.resolve(ok(look()));
    return new Promise((resolve) => {
      const finish = (outcome: Result<T | null, PollEnd>) => {
        stop();
        gone.removeEventListener("abort", leave);
        if (waiter === mine) waiter = null;
        resolve(outcome);
      };
      const leave = () => finish(ok(null));
      const mine: Waiter = {
        end: (why) => finish(err(why)),
        look: () => {
          const found = look();
          if (found !== null) finish(ok(found));
        },
      };
      const stop = clock.after(timeoutMs, leave);
      gone.addEventListener("abort", leave);
      waiter = mine;
      mine.look();
    });
  };

  return { wait, wake: () => waiter?.look(), end };
}
