import type { InstanceId } from "@efir/protocol";
import type { Deps } from "./deps.ts";

/** Whoever sends keeps what it sent until then, so it must not be long; nor shall each letter cost another frame. */
const WITHIN_MS = 100;
const AFTER_LETTERS = 128;
const NOTHING = Buffer.alloc(0);

interface Owed {
  letters: number;
  readonly cancel: () => void;
}

/**
 * Tells other instances that their letters have come. Where a frame of one is missing, its letters are not
 * taken until it sends them once more from there, so that none overtakes those that got lost.
 */
export class Receipts {
  readonly #deps: () => Deps;
  readonly #owed = new Map<InstanceId, Owed>();
  /** Whose letters are not taken, and which of its frames was the last before the missing one. */
  readonly #missing = new Map<InstanceId, number>();

  constructor(deps: () => Deps) {
    this.#deps = deps;
  }

  /** A letter came. False: it comes once more, after others. */
  takes(from: InstanceId): boolean {
    if (this.#missing.has(from)) return false;
    const owed = this.#owed.get(from) ?? this.#owe(from);
    owed.letters += 1;
    if (owed.letters >= AFTER_LETTERS) this.#give(from);
    return true;
  }

  /** A seat goes elsewhere: what came to it here need not be sent there. */
  giveAll(): void {
    for (const from of this.#owed.keys()) this.#give(from);
  }

  /** A frame is missing after this one. */
  missed(from: InstanceId, after: number): void {
    if (this.#missing.has(from)) return;
    this.#owed.get(from)?.cancel();
    this.#owed.delete(from);
    this.#missing.set(from, after);
    this.#askAgain(from, after);
  }

  isMissing(from: InstanceId): boolean {
    return this.#missing.has(from);
  }

  /** From here on its letters come once more. */
  anew(from: InstanceId): void {
    this.#missing.delete(from);
  }

  /** Asks again whoever has not sent them yet: the question may have got lost, too. */
  remind(near: ReadonlySet<InstanceId>): void {
    for (const [from, after] of this.#missing) {
      if (near.has(from)) this.#askAgain(from, after);
      else this.#missing.delete(from);
    }
  }

  #owe(from: InstanceId): Owed {
    const cancel = this.#deps().clock.after(WITHIN_MS, () => this.#give(from));
    const owed = { letters: 0, cancel };
    this.#owed.set(from, owed);
    return owed;
  }

  #give(from: InstanceId): void {
    const { others, neighbours } = this.#deps();
    this.#owed.get(from)?.cancel();
    this.#owed.delete(from);
    others.send(from, ["came", neighbours.heard(from)], NOTHING);
  }

  #askAgain(from: InstanceId, after: number): void {
    this.#deps().others.send(from, ["again", after], NOTHING);
  }
}
