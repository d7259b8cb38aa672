import { payloadOf, toTextFrame, type Frame } from "./frame.ts";
import type { KeptText } from "./parcel.ts";

/** How much is kept of one kind: whichever is reached first. */
interface Bounds {
  readonly frames: number;
  readonly bytes: number;
}

/** A roster makes up for news that was missed, and for nothing else. Rule SN12. */
const NEWS: Bounds = { frames: 64, bytes: 64 * 1024 };
const LETTERS: Bounds = { frames: 256, bytes: 256 * 1024 };

/** Most sessions keep little, and none keeps places that it does not use. */
const MIN_PLACES = 8;

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

interface Kept {
  readonly n: number;
  readonly frame: Frame;
}

/** `before` is what another instance kept: none of its news. */
export function createKeptFrames(before: KeptText = NOTHING): KeptFrames {
  // One more than was sent: whatever arrived, a roster has to come.
  const news = createShelf(NEWS, before === NOTHING ? 0 : before.count + 1);
  const letters = createShelf(LETTERS, before.goneUpTo);
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
      if (had > count || had < letters.goneUpTo()) return { kind: "gone" };
      const missedLetters = letters.after(had);
      if (had < news.goneUpTo()) return { kind: "news-gone", letters: missedLetters.map(toFrame) };
      const all = [...news.after(had), ...missedLetters].sort((a, b) => a.n - b.n);
      return { kind: "kept", frames: all.map(toFrame) };
    },
    text: () => ({
      count,
      goneUpTo: letters.goneUpTo(),
      letters: letters.after(0).map(({ n, frame }) => [n, payloadOf(frame).toString("utf8")]),
    }),
  };
}

const toFrame = ({ frame }: Kept): Frame => frame;

/** A circle of places that grows to its bound and then goes round: a frame that is kept costs no object of its own. */
function createShelf(bounds: Bounds, goneBefore: number) {
  let frames: (Frame | undefined)[] = [];
  let numbers: number[] = [];
  let first = 0;
  let count = 0;
  let bytes = 0;
  let goneUpTo = goneBefore;

  const place = (nth: number): number => (first + nth) % frames.length;

  function dropFirst(): void {
    bytes -= frames[first]?.length ?? 0;
    goneUpTo = numbers[first] ?? goneUpTo;
    frames[first] = undefined;
    first = place(1);
    count -= 1;
  }

  function grow(): void {
    const order = Array.from({ length: count }, (_, nth) => place(nth));
    const more = Math.min(bounds.frames, Math.max(MIN_PLACES, 2 * count)) - count;
    frames = [...order.map((at) => frames[at]), ...Array<undefined>(more).fill(undefined)];
    numbers = [...order.map((at) => numbers[at] ?? 0), ...Array<number>(more).fill(0)];
    first = 0;
  }

  return {
    keep: (n: number, frame: Frame): void => {
      if (count === bounds.frames) dropFirst();
      if (count === frames.length) grow();
      const at = place(count);
      frames[at] = frame;
      numbers[at] = n;
      count += 1;
      bytes += frame.length;
      while (bytes > bounds.bytes) dropFirst();
    },
    drop: (upTo: number): void => {
      while (count > 0 && (numbers[first] ?? 0) <= upTo) dropFirst();
    },
    after: (had: number): readonly Kept[] => {
      const all = Array.from({ length: count }, (_, nth) => place(nth));
      return all.flatMap((at) => {
        const [n, frame] = [numbers[at] ?? 0, frames[at]];
        return frame && n > had ? [{ n, frame }] : [];
      });
    },
    goneUpTo: (): number => goneUpTo,
  };
}
