import type { Clock } from "@efir/kit";

/** Lets so many through at once for each name. */
export interface Turnstile {
  /** Answers how to leave again; null when nobody left for a while. */
  readonly enter: (name: string) => Promise<(() => void) | null>;
}

export interface TurnstileOptions {
  readonly most: number;
  readonly patienceMs: number;
  readonly clock: Clock;
}

export function createTurnstile({ most, patienceMs, clock }: TurnstileOptions): Turnstile {
  const inside = new Map<string, number>();
  const waiting = new Map<string, Set<() => void>>();

  /** Whoever leaves hands the place on to the first who waits. */
  function leave(name: string): void {
    const [next] = waiting.get(name) ?? [];
    if (next) next();
    else {
      const left = (inside.get(name) ?? 1) - 1;
      if (left > 0) inside.set(name, left);
      else inside.delete(name);
    }
  }

  function wait(name: string): Promise<(() => void) | null> {
    const queue = waiting.get(name) ?? new Set();
    waiting.set(name, queue);
    return new Promise((resolve) => {
      const end = (answer: (() => void) | null) => {
        cancel();
        queue.delete(admit);
        if (queue.size === 0) waiting.delete(name);
        resolve(answer);
      };
      const admit = () => end(() => leave(name));
      const cancel = clock.after(patienceMs, () => end(null));
      queue.add(admit);
    });
  }

  return {
    enter: (name) => {
      const count = inside.get(name) ?? 0;
      if (count >= most) return wait(name);
      inside.set(name, count + 1);
      return Promise.resolve(() => leave(name));
    },
  };
}
