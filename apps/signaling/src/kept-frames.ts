import { payloadOf, toTextFrame, type Frame } from "./frame.ts";
import { ownMemory } from "./kept-memory.ts";
import type { KeptText } from "./parcel.ts";
import { Shelf, type Bounds, type Kept } from "./frame-shelf.ts";

/** A roster makes up for news that was missed, and for nothing else. Rule SN12. */
const NEWS: Bounds = { frames: 64, bytes: 64 * 1024 };
const LETTERS: Bounds = { frames: 256, bytes: 256 * 1024 };

const NOTHING: KeptText = { count: 0, goneUpTo: 0, letters: [] };

/** Nothing is known of what arrived and what did not: a roster has to make up for it. */
export const UNKNOWN: KeptText = { ...NOTHING, count: Number.MAX_SAFE_INTEGER - 1 };

export type Missed =
  | { readonly kind: "kept"; readonly frames: readonly Frame[] }
  /** News is gone: a roster has to make up for it. The rest is here. */
  | { readonly kind: "news-gone"; readonly letters: readonly Frame[] }
  /** Something is gone for which nothing makes up. */
  | { readonly kind: "gone" };

/** The frames of one session that are not known to have arrived, counted from 1. */
export class KeptFrames {
  readonly #news: Shelf;
  readonly #letters: Shelf;
  #count: number;

  /** `before` is what another instance kept: none of its news. */
  constructor(before: KeptText = NOTHING) {
    // One more than was sent: whatever arrived, a roster has to come.
    this.#news = new Shelf(NEWS, before === NOTHING ? 0 : before.count + 1);
    this.#letters = new Shelf(LETTERS, before.goneUpTo);
    for (const [n, text] of before.letters) this.#letters.keep(n, toTextFrame(text));
    this.#count = before.count;
  }

  keepNews(frame: Frame): void {
    this.#news.keep(++this.#count, frame);
  }

  /** What no roster could make up for: signals, refusals. One from another instance is a piece of all that came with it. */
  keepLetter(frame: Frame): void {
    this.#letters.keep(++this.#count, ownMemory(frame));
  }

  /** The other side had so many: they are never asked for again. */
  arrived(had: number): void {
    this.#news.drop(had);
    this.#letters.drop(had);
  }

  /** Everything but news; for a roster comes. */
  lettersSince(had: number): Missed {
    if (had > this.#count || had < this.#letters.goneUpTo) return { kind: "gone" };
    return { kind: "news-gone", letters: this.#letters.after(had).map(toFrame) };
  }

  missed(had: number): Missed {
    const letters = this.lettersSince(had);
    if (letters.kind === "gone" || had < this.#news.goneUpTo) return letters;
    const all = [...this.#news.after(had), ...this.#letters.after(had)].sort((a, b) => a.n - b.n);
    return { kind: "kept", frames: all.map(toFrame) };
  }

  /** For another instance: there a roster makes up for the news. */
  text(): KeptText {
    const letters = this.#letters.after(0);
    return {
      count: this.#count,
      goneUpTo: this.#letters.goneUpTo,
      letters: letters.map(({ n, frame }) => [n, payloadOf(frame).toString("utf8")]),
    };
  }
}

const toFrame = ({ frame }: Kept): Frame => frame;
