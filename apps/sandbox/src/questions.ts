import type { Clock } from "@efir/kit";
import { createShelf } from "./shelf.ts";

/** Questions that a person asks and the bot answers, or does not. */
export interface Questions<Q, A> {
  /** Resolves with the answer, or with null when the person has waited long enough. */
  readonly ask: (id: string, question: Q) => Promise<A | null>;
  /** The question while it may still be answered. */
  readonly open: (id: string) => Q | null;
  /** Gives the answer; a second one finds the question gone. */
  readonly answer: (id: string, answer: A) => void;
  /** Nobody waits any longer. */
  readonly close: () => void;
}

export interface QuestionOptions {
  readonly clock: Clock;
  /** How long the person waits. */
  readonly waitMs: number;
  /** How long the bot may answer, whether or not anybody waits. */
  readonly openMs: number;
}

const MOST_OPEN = 1_000;

export function createQuestions<Q, A>(options: QuestionOptions): Questions<Q, A> {
  const { clock, waitMs, openMs } = options;
  const open = createShelf<Q>({ clock, keepMs: openMs, limit: MOST_OPEN });
  const waiting = new Map<string, (answer: A | null) => void>();

  return {
    open: open.get,
    ask: (id, question) =>
      new Promise((resolve) => {
        open.put(id, question);
        const stop = clock.after(waitMs, () => waiting.get(id)?.(null));
        waiting.set(id, (answer) => {
          stop();
          waiting.delete(id);
          resolve(answer);
        });
      }),
    answer: (id, answer) => {
      open.take(id);
      waiting.get(id)?.(answer);
    },
    close: () => {
      for (const give of [...waiting.values()]) give(null);
    },
  };
}
