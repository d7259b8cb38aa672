/** Holds what is to be written. */
export interface Outgoing {
  readonly flush: () => void;
}

/**
 * What is said to one socket while one after another is heard goes out in one piece, for a write costs more than what it carries: where
 * several talk, all who hear them are written to once. Nothing waits for more to come than what has come already.
 */
export class Outbox {
  #due: Outgoing[] = [];

  add(outgoing: Outgoing): void {
    if (this.#due.push(outgoing) === 1) setImmediate(() => this.#flush());
  }

  #flush(): void {
    const due = this.#due;
    this.#due = [];
    for (const outgoing of due) outgoing.flush();
  }
}
