import type { Clock } from "@efir/kit";
import type { Directory } from "@efir/directory";

/** The only way into an instance: a process that stands still lets nothing in yet, a dead one nothing ever. */
export interface Gate {
  readonly enter: (run: () => void) => void;
  readonly standStill: () => void;
  readonly goOn: () => void;
  readonly die: () => void;
  readonly state: () => "open" | "still" | "dead";
}

export function createGate(): Gate {
  let state: ReturnType<Gate["state"]> = "open";
  let waiting: (() => void)[] = [];
  return {
    enter: (run) => {
      if (state === "open") run();
      else if (state === "still") waiting.push(run);
    },
    standStill: () => {
      if (state === "open") state = "still";
    },
    goOn: () => {
      if (state === "still") state = "open";
      const runs = waiting;
      waiting = [];
      for (const run of runs) run();
    },
    die: () => void (state = "dead"),
    state: () => state,
  };
}

/** A process that stood still finds that its timers are due; a repeated one is due once. */
export function gatedClock(clock: Clock, gate: Gate): Clock {
  return {
    now: clock.now,
    after: (ms, run) => {
      let isCancelled = false;
      const cancel = clock.after(ms, () =>
        gate.enter(() => {
          if (!isCancelled) run();
        }),
      );
      return () => {
        isCancelled = true;
        cancel();
      };
    },
    every: (ms, run) => {
      let state: "running" | "due" | "stopped" = "running";
      const stop = clock.every(ms, () => {
        if (state !== "running") return;
        state = "due";
        gate.enter(() => {
          if (state === "stopped") return;
          state = "running";
          run();
        });
      });
      return () => {
        state = "stopped";
        stop();
      };
    },
  };
}

/** The way of one instance to the directory and back. Questions and answers take their time, and keep their order. */
export interface Post {
  readonly name: string;
  readonly travel: (line: string, arrive: () => void) => void;
  readonly isAway: () => boolean;
}

export function gatedDirectory(directory: Directory, gate: Gate, post: Post): Directory {
  const [there, back] = [`questions of ${post.name}`, `answers to ${post.name}`];
  const ask =
    (question: (...asked: unknown[]) => Promise<unknown>) =>
    (...asked: unknown[]): Promise<unknown> =>
      new Promise((resolve, reject) => {
        const answer = (run: () => void) => post.travel(back, () => gate.enter(run));
        const away = () => reject(new Error("The directory is away"));
        post.travel(there, () => {
          if (post.isAway()) return answer(away);
          question(...asked).then(
            (found) => answer(post.isAway() ? away : () => resolve(found)),
            (error: unknown) =>
              answer(() => reject(new Error("The directory failed", { cause: error }))),
          );
        });
      });
  const follow =
    <News>(subscribe: (listener: (news: News) => void) => Promise<() => Promise<void>>) =>
    (listener: (news: News) => void) =>
      subscribe((news) => gate.enter(() => listener(news)));
  return new Proxy(directory, {
    get: (target, name: keyof Directory) => {
      if (name === "subscribe") return follow(target.subscribe);
      if (name === "followRights") return follow(target.followRights);
      if (name === "handedOver" || name === "close") return target[name];
      if (name === "ready") return () => Promise.resolve(!post.isAway());
      return ask(target[name] as (...asked: unknown[]) => Promise<unknown>);
    },
  });
}
