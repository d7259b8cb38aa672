import { nextTick } from "node:process";

/** Holds what is to be written. */
export interface Outgoing {
  readonly flush: () => void;
}

/**
 * What is said to one socket while one thing is handled goes out in one piece, for a write costs more than
 * what it carries. Nothing waits for more to come.
 */
export class Outbox {
  #due: Outgoing[] = [];

  add(outgoing: Outgoing): void {
    if (this.#due.push(outgoing) === 1) nextTick(() => this.#flush());
  }

  #flush(): void {
    const due = this.#due;
    this.#due = [];
    for (const outgoing of due) outgoing.flush();
  }
}
