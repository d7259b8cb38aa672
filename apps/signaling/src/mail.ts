import type { InstanceId, SeatId } from "@efir/protocol";
import { insert, type Letter } from "./letter.ts";

/** As many as a session keeps. */
const MAX_WAITING = 256;
/** Far more than is under way while an instance takes its time to say that it has them. */
const MAX_BYTES_UNDER_WAY = 8 * 1024 * 1024;

export interface MailOptions {
  readonly instance: InstanceId;
  /** The number of the next frame to this instance. */
  readonly next: (to: InstanceId) => number;
  /** False when it was not taken, because too much waits to be sent already. */
  readonly send: (to: InstanceId, n: number, parcel: Mailed) => boolean;
  /** Before those that are sent once more. */
  readonly announce: (to: InstanceId) => void;
  /** The seat turns out to be one of ours. */
  readonly deliver: (letter: Letter) => void;
}

/** A stray one did not find its seat, and goes back. */
export interface Mailed {
  readonly kind: "signal" | "stray";
  readonly letter: Letter;
}

interface UnderWay extends Mailed {
  readonly n: number;
}

/** The letters to one instance that are not known to have come there, in the order in which they went. */
interface Way {
  underWay: UnderWay[];
  bytes: number;
}

/**
 * The signals for seats of other instances. The bus may lose what it carries and seats move, so each is kept
 * until the instance that it went to says that it has come. Whatever is kept for a seat goes to wherever the
 * seat has arrived, in order; what came there before is dropped by its client, which knows the numbers.
 */
export class Mail {
  readonly #options: MailOptions;
  readonly #ways = new Map<InstanceId, Way>();
  /** For seats of which nobody knows now where they are. */
  readonly #waiting = new Map<SeatId, Letter[]>();

  constructor(options: MailOptions) {
    this.#options = options;
  }

  /** False when it was not taken, because too much waits already. */
  post(at: InstanceId, letter: Letter): boolean {
    // One of ours that is not here goes elsewhere just now.
    if (at === this.#options.instance) this.hold(letter.to);
    const waiting = this.#waiting.get(letter.to);
    if (!waiting) return this.#send(at, { kind: "signal", letter });
    if (waiting.length >= MAX_WAITING) return false;
    insert(waiting, letter);
    return true;
  }

  /** It came here, and its seat is not here: whoever sent it finds out where the seat is, and keeps the order. */
  sendBack(to: InstanceId, letter: Letter): boolean {
    return this.#send(to, { kind: "stray", letter });
  }

  /** From now on letters for this seat wait. */
  hold(seat: SeatId): void {
    if (!this.#waiting.has(seat)) this.#waiting.set(seat, []);
  }

  /** The seat is there: all that may not have come to it goes there first. */
  release(seat: SeatId, at: InstanceId): void {
    const letters = this.#waiting.get(seat) ?? [];
    this.#waiting.delete(seat);
    for (const [instance, way] of this.#ways) {
      if (instance === at) continue;
      for (const letter of take(way, (one) => one.to === seat)) insert(letters, letter);
    }
    for (const letter of letters) {
      if (at === this.#options.instance) this.#options.deliver(letter);
      else this.#push(at, { kind: "signal", letter });
    }
  }

  /** The seat is gone. */
  drop(seat: SeatId): void {
    this.#waiting.delete(seat);
  }

  /** Takes out what a seat of ours has sent and is not known to have come: it goes on elsewhere, and so does that. */
  takeFrom(seat: SeatId): readonly Letter[] {
    const letters = [...this.#ways.values()].flatMap((way) =>
      take(way, ({ from }) => from === seat),
    );
    for (const waiting of this.#waiting.values()) {
      for (const letter of waiting.filter(({ from }) => from === seat)) {
        waiting.splice(waiting.indexOf(letter), 1);
        letters.push(letter);
      }
    }
    return letters;
  }

  /** That instance has all frames up to this one. */
  came(to: InstanceId, upTo: number): void {
    const way = this.#ways.get(to);
    if (!way) return;
    let count = 0;
    for (const { n, letter } of way.underWay) {
      if (n > upTo) break;
      way.bytes -= letter.frame.length;
      count += 1;
    }
    if (count === way.underWay.length) this.#ways.delete(to);
    else if (count > 0) way.underWay.splice(0, count);
  }

  /** That instance missed frames after this one, and takes no more until they come once more. */
  sendAgain(to: InstanceId, after: number): void {
    this.came(to, after);
    this.#options.announce(to);
    const underWay = this.#ways.get(to)?.underWay ?? [];
    this.#ways.delete(to);
    for (const { kind, letter } of underWay) this.#push(to, { kind, letter });
  }

  /** Nobody of that instance is in our rooms any more. */
  forget(instance: InstanceId): void {
    this.#ways.delete(instance);
  }

  /** How many wait for a seat to arrive. */
  waiting(): number {
    return [...this.#waiting.values()].reduce((sum, letters) => sum + letters.length, 0);
  }

  #send(to: InstanceId, mailed: Mailed): boolean {
    const { next, send } = this.#options;
    const bytes = this.#ways.get(to)?.bytes ?? 0;
    if (bytes > MAX_BYTES_UNDER_WAY) return false;
    const n = next(to);
    if (!send(to, n, mailed)) return false;
    this.#keep(to, n, mailed);
    return true;
  }

  /** What was taken once is not lost: if it does not go out now, its number is missing there, and it is asked for. */
  #push(to: InstanceId, mailed: Mailed): void {
    const { next, send } = this.#options;
    const n = next(to);
    send(to, n, mailed);
    this.#keep(to, n, mailed);
  }

  #keep(to: InstanceId, n: number, { kind, letter }: Mailed): void {
    const way = this.#ways.get(to) ?? { underWay: [], bytes: 0 };
    way.underWay.push({ kind, letter, n });
    way.bytes += letter.frame.length;
    this.#ways.set(to, way);
  }
}

/** Takes the letters that are meant out of a way. Those that come back are their sender's to deal with. */
function take(way: Way, isMeant: (letter: Letter) => boolean): Letter[] {
  const isTaken = ({ kind, letter }: UnderWay) => kind === "signal" && isMeant(letter);
  const letters = way.underWay.filter(isTaken).map(({ letter }) => letter);
  if (letters.length === 0) return letters;
  way.underWay = way.underWay.filter((one) => !isTaken(one));
  for (const { frame } of letters) way.bytes -= frame.length;
  return letters;
}
