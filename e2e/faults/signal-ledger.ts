import type { SeatId, SignalFrame } from "@efir/protocol";

/** Counts what one person tells each seat, and what of each seat's signals did not get to that person. */
export class SignalLedger {
  readonly #told = new Map<SeatId, number>();
  readonly #heard = new Map<SeatId, number>();
  #missing = 0;

  /** The number of the next signal to this seat. */
  next(to: SeatId): number {
    const n = (this.#told.get(to) ?? 0) + 1;
    this.#told.set(to, n);
    return n;
  }

  /** One that comes again is dropped by rule PW25, and so is one that another has overtaken: that one is missing. */
  hears({ seat, n }: SignalFrame): void {
    const last = this.#heard.get(seat) ?? 0;
    if (n <= last) return;
    this.#missing += n - last - 1;
    this.#heard.set(seat, n);
  }

  /** A new seat of one's own: everybody begins to count anew. */
  begin(): void {
    this.#told.clear();
    this.#heard.clear();
  }

  told = (to: SeatId): number => this.#told.get(to) ?? 0;
  heard = (from: SeatId): number => this.#heard.get(from) ?? 0;

  get missing(): number {
    return this.#missing;
  }
}
