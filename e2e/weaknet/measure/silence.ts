import type { Lapse } from "../incident.ts";
import { quantile } from "../sound/quantile.ts";

/** Sound: the level of each 10 ms, and when that was. */
export interface Track {
  readonly level: Float32Array;
  readonly wallOf: (frame: number) => number;
}

export interface Sides {
  readonly heard: Track;
  readonly said: Track;
  /** From mouth to ear. */
  readonly delayMs: number;
}

export interface Recovery {
  /** From the return of the link to the end of the longest silence; 0 when speech was never gone, null when it never came back. */
  readonly backMs: number | null;
  /** All silences together. */
  readonly silenceMs: number | null;
}

const HOLE_MS = 200;
/** No pause of the speech is as long: what is silent for so long at the end is silent for good. */
const FOR_GOOD_MS = 500;
/** The soft end of a word, which a browser may take for noise. */
const SPECK_MS = 100;
/** The delay is known this well: what was said so near to the edge of a gap may have been heard. */
const EDGE_MS = 60;
/** It goes on without a pause. */
const NEXT_MS = 30;
const BEGINS_BEFORE_MS = 600;
const BEGINS_WITHIN_MS = 4_000;
const SOUND_FRAMES = 3;

interface Gap {
  readonly from: number;
  readonly to: number;
}

/**
 * The silences that have to do with the lapse. A silence is one of the listener while the speaker spoke: from the first moment that should have
 * been heard and was not to the last. Where the speech itself pauses nothing is missing.
 */
export function recovery({ heard, said, delayMs }: Sides, { downAt, upAt }: Lapse): Recovery {
  const spoken = sounds(said).map((at) => at + delayMs);
  const silences = gaps(sounds(heard), heard.wallOf(heard.level.length - 1))
    .filter(({ from }) => from > downAt - BEGINS_BEFORE_MS && from < upAt + BEGINS_WITHIN_MS)
    .map((gap) => missing(spoken, gap))
    .filter((gap) => lengthOf(gap) >= SPECK_MS)
    .sort((a, b) => lengthOf(b) - lengthOf(a));
  const [longest] = silences;
  if (!longest) return { backMs: 0, silenceMs: 0 };
  if (longest.to === Infinity) return { backMs: null, silenceMs: null };
  return {
    backMs: Math.max(0, longest.to - upAt),
    silenceMs: silences.reduce((sum, silence) => sum + lengthOf(silence), 0),
  };
}

const lengthOf = ({ from, to }: Gap) => to - from;

/** The part of a gap in which something was said: without the pause of the speech that it may begin or end with. */
function missing(spoken: readonly number[], { from, to }: Gap): Gap {
  const unheard = spoken.filter((at) => at > from + EDGE_MS && at < to - EDGE_MS);
  const [first, last] = [unheard[0], unheard.at(-1)];
  if (first === undefined || last === undefined) return { from, to: to === Infinity ? to : from };
  return {
    from: first - from < EDGE_MS + NEXT_MS ? from : first,
    to: to === Infinity || to - last < EDGE_MS + NEXT_MS ? to : last,
  };
}

/** Where nothing is heard for long. */
function gaps(sounds: readonly number[], endAt: number): Gap[] {
  const afterAll = (from: number) => (endAt - from > FOR_GOOD_MS ? Infinity : from);
  return sounds
    .map((from, i) => ({ from, to: sounds[i + 1] ?? afterAll(from) }))
    .filter((gap) => lengthOf(gap) > HOLE_MS);
}

/** The moments at which there is sound: three frames in a row, or nearly. */
function sounds({ level, wallOf }: Track): number[] {
  const loudEnough = quantile([...level.filter((value) => value > -55)], 0.6) - 18;
  const found: number[] = [];
  let run = 0;
  for (const [frame, value] of level.entries()) {
    run = value > loudEnough ? Math.min(SOUND_FRAMES, run + 1) : Math.max(0, run - 1);
    if (value > loudEnough && run >= SOUND_FRAMES) found.push(wallOf(frame));
  }
  return found;
}
