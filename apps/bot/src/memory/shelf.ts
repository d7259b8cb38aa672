import type { Clock } from "@efir/kit";

interface Kept<T> {
  readonly value: T;
  readonly until: number;
}

const CLEAR_EVERY = 1_000;

/** Keeps things for a time, counted from when they were last put or used. */
export class Shelf<T> {
  readonly #clock: Clock;
  readonly #keepMs: number;
  readonly #kept = new Map<string, Kept<T>>();
  #puts = 0;

  constructor(clock: Clock, keepMs: number) {
    this.#clock = clock;
    this.#keepMs = keepMs;
  }

  /** Looks without using. */
  look(key: string): T | undefined {
    return this.leftMs(key) > 0 ? this.#kept.get(key)?.value : undefined;
  }

  use(key: string): T | undefined {
    const value = this.look(key);
    if (value !== undefined) this.put(key, value);
    return value;
  }

  put(key: string, value: T, keepMs = this.#keepMs): T {
    this.#kept.set(key, { value, until: this.#clock.now() + keepMs });
    if (++this.#puts % CLEAR_EVERY === 0) this.#clear();
    return value;
  }

  drop(key: string): void {
    this.#kept.delete(key);
  }

  /** How long it is kept yet; 0 when it is not there. */
  leftMs(key: string): number {
    return Math.max(0, (this.#kept.get(key)?.until ?? 0) - this.#clock.now());
  }

  keys(): string[] {
    this.#clear();
    return [...this.#kept.keys()];
  }

  #clear(): void {
    for (const key of this.#kept.keys()) if (this.leftMs(key) === 0) this.#kept.delete(key);
  }
}
