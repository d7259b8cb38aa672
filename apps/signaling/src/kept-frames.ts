import { payloadOf, toTextFrame, type Frame } from "./frame.ts";
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
export interface KeptFrames {
  readonly keepNews: (frame: Frame) => void;
  /** What no roster could make up for: signals, refusals. */
  readonly keepLetter: (frame: Frame) => void;
  /** The other side had so many: they are never asked for again. */
  readonly arrived: (had: number) => void;
  readonly missed: (had: number) => Missed;
  /** For another instance: there a roster makes up for the news. */
  readonly text: () => KeptText;
}

/** `before` is what another instance kept: none of its news. */
export function createKeptFrames(before: KeptText = NOTHING): KeptFrames {
  // One more than was sent: whatever arrived, a roster has to come.
  const news = new Shelf(NEWS, before === NOTHING ? 0 : before.count + 1);
  const letters = new Shelf(LETTERS, before.goneUpTo);
  for (const [n, text] of before.letters) letters.keep(n, toTextFrame(text));
  let { count } = before;

  return {
    keepNews: (frame) => news.keep(++count, frame),
    keepLetter: (frame) => letters.keep(++count, frame),
    arrived: (had) => {
      news.drop(had);
      letters.drop(had);
    },
    missed: (had) => {
      if (had > count || had < letters.goneUpTo) return { kind: "gone" };
      const missedLetters = letters.after(had);
      if (had < news.goneUpTo) return { kind: "news-gone", letters: missedLetters.map(toFrame) };
      const all = [...news.after(had), ...missedLetters].sort((a, b) => a.n - b.n);
      return { kind: "kept", frames: all.map(toFrame) };
    },
    text: () => ({
      count,
      goneUpTo: letters.goneUpTo,
      letters: letters.after(0).map(({ n, frame }) => [n, payloadOf(frame).toString("utf8")]),
    }),
  };
}

const toFrame = ({ frame }: Kept): Frame => frame;
