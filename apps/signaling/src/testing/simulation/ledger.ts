import type { SeatId } from "@efir/protocol";

interface Account {
  sent: number;
  refused: number;
  readonly received: number[];
}

/** Every signal that was sent, and what became of it. */
export class Ledger {
  readonly #accounts = new Map<string, Account>();
  readonly #living = new Set<SeatId>();

  readonly #isStrict: boolean;

  constructor(isStrict: boolean) {
    this.#isStrict = isStrict;
  }

  begins(seat: SeatId): void {
    this.#living.add(seat);
  }

  ends(seat: SeatId): void {
    this.#living.delete(seat);
  }

  /** Answers which one it is from this seat to that one. */
  sends(from: SeatId, to: SeatId): number {
    return ++this.#account(from, to).sent;
  }

  refused(from: SeatId | null, to: SeatId): void {
    if (from !== null) this.#account(from, to).refused += 1;
  }

  /**
   * One that comes again is dropped by rule PW25. One that comes too late would be lost by it, which must not
   * happen where nothing gets lost.
   */
  receives(from: SeatId, to: SeatId | null, n: number): void {
    if (to === null) return;
    const { received, sent } = this.#account(from, to);
    const last = received.at(-1) ?? 0;
    if (n > sent) throw new Error(`Signal ${n} from ${from} to ${to} was never sent`);
    if (n > last) received.push(n);
    else if (this.#isStrict && !received.includes(n))
      throw new Error(`Signal ${n} from ${from} to ${to} came after ${last}`);
  }

  /** Where nothing gets lost for good: between seats that live, each came or was refused. */
  settle(): number {
    let count = 0;
    for (const [pair, { sent, refused, received }] of this.#accounts) {
      const [from, to] = pair.split(" ");
      if (![from, to].every((seat) => this.#living.has(seat as SeatId))) continue;
      if (received.length + refused !== sent) {
        throw new Error(`${pair}: ${sent} sent, ${received.join()} came, ${refused} refused`);
      }
      count += sent;
    }
    return count;
  }

  #account(from: SeatId, to: SeatId): Account {
    const pair = `${from} ${to}`;
    const known = this.#accounts.get(pair) ?? { sent: 0, refused: 0, received: [] };
    this.#accounts.set(pair, known);
    return known;
  }
}
