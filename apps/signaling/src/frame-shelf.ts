import type { Frame } from "./frame.ts";

/** How much is kept of one kind: whichever is reached first. */
export interface Bounds {
  readonly frames: number;
  readonly bytes: number;
}

export interface Kept {
  readonly n: number;
  readonly frame: Frame;
}

const NOTHING = Buffer.alloc(0);
/** Never written to: without places it grows first. */
const NO_FRAMES: Frame[] = [];
const NO_NUMBERS: number[] = [];
/** Most sessions keep little, and none keeps places that it does not use. */
const MIN_PLACES = 8;

/**
 * Frames in the order of their numbers, the oldest of which go when there are too many. A ring, because one
 * goes and one comes with every broadcast, for each who hears it: nothing is made or moved for that.
 */
export class Shelf {
  readonly #bounds: Bounds;
  #frames: Frame[] = NO_FRAMES;
  #numbers: number[] = NO_NUMBERS;
  #first = 0;
  #size = 0;
  #bytes = 0;
  /** How many it held at most since it was empty. */
  #most = 0;
  #goneUpTo: number;

  constructor(bounds: Bounds, goneBefore: number) {
    this.#bounds = bounds;
    this.#goneUpTo = goneBefore;
  }

  get goneUpTo(): number {
    return this.#goneUpTo;
  }

  keep(n: number, frame: Frame): void {
    if (this.#size === this.#bounds.frames) this.#dropFirst();
    if (this.#size === this.#frames.length) this.#grow();
    const at = this.#at(this.#size);
    this.#frames[at] = frame;
    this.#numbers[at] = n;
    this.#size += 1;
    if (this.#size > this.#most) this.#most = this.#size;
    this.#bytes += frame.length;
    while (this.#bytes > this.#bounds.bytes) this.#dropFirst();
  }

  drop(upTo: number): void {
    if (this.#frames.length === 0) return;
    while (this.#size > 0 && this.#numberAt(this.#first) <= upTo) this.#dropFirst();
    if (this.#size === 0) this.#fold();
  }

  after(had: number): readonly Kept[] {
    return this.#all().filter(({ n }) => n > had);
  }

  #all(): readonly Kept[] {
    return Array.from({ length: this.#size }, (_, place) => {
      const at = this.#at(place);
      return { n: this.#numberAt(at), frame: this.#frameAt(at) };
    });
  }

  #dropFirst(): void {
    const at = this.#first;
    this.#goneUpTo = this.#numberAt(at);
    this.#bytes -= this.#frameAt(at).length;
    this.#frames[at] = NOTHING; // so that nothing holds its memory
    this.#first = this.#at(1);
    this.#size -= 1;
  }

  /** Where the one at this place stands, counted from the oldest. */
  #at(place: number): number {
    const at = this.#first + place;
    return at < this.#frames.length ? at : at - this.#frames.length;
  }

  #numberAt(at: number): number {
    return this.#numbers[at] ?? 0;
  }

  #frameAt(at: number): Frame {
    return this.#frames[at] ?? NOTHING;
  }

  /** A session that is quiet has no places. One that needs them again and again has them made once. */
  #fold(): void {
    const isBusy = 2 * this.#most >= this.#frames.length && this.#frames.length > MIN_PLACES;
    this.#most = 0;
    if (isBusy) return;
    this.#frames = NO_FRAMES;
    this.#numbers = NO_NUMBERS;
    this.#first = 0;
  }

  #grow(): void {
    const kept = this.#all();
    const length = Math.min(this.#bounds.frames, Math.max(MIN_PLACES, 2 * this.#size));
    this.#frames = new Array<Frame>(length).fill(NOTHING);
    this.#numbers = new Array<number>(length).fill(0);
    this.#first = 0;
    for (const [at, { n, frame }] of kept.entries()) {
      this.#frames[at] = frame;
      this.#numbers[at] = n;
    }
  }
}
