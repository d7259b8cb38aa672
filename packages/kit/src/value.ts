/** A value that changes over time. Readers subscribe; only the owner of the `State` writes. */
export interface Value<T> {
  readonly get: () => T;
  readonly subscribe: (listener: () => void) => () => void;
}

export class State<T> implements Value<T> {
  #value: T;
  readonly #listeners = new Set<() => void>();

  constructor(initial: T) {
    this.#value = initial;
  }

  readonly get = (): T => this.#value;

  /** Tells the listeners, unless the value is the same one. */
  set(next: T): void {
    if (Object.is(next, this.#value)) return;
    this.#value = next;
    for (const listener of [...this.#listeners]) listener();
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };
}
