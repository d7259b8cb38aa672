import type { Alignment } from "./align.ts";
import { BANDS, type Features } from "./features.ts";
import { median } from "./quantile.ts";
import type { Reference } from "./reference.ts";

/** Shares of the frames that had speech in them when they were sent. */
export interface Score {
  /** Heard at all: not more than 15 dB softer than it was sent. */
  readonly audible: number;
  /** Heard, and sounding as it was said. */
  readonly intact: number;
}

/** The spectrum may be this far off, in dB over 15 bands, once the colour of the channel is taken out. */
const INTACT_DB = 8;
const GAIN_BLOCK = 400;
const toDb = (magnitude: number) => 20 * Math.log10(magnitude + 1e-6);

/** Compares what was heard with what was said, 20 ms by 20 ms, from frame to frame. */
export function score(
  sides: {
    readonly reference: Reference;
    readonly recording: Features;
    readonly alignment: Alignment;
  },
  from: number,
  to: number,
): Score | null {
  const frames = Array.from(
    { length: Math.max(0, Math.floor((to - from) / 2)) },
    (_, i) => from + 2 * i,
  );
  const { reference, alignment } = sides;
  const spoken = frames.filter((frame) => reference.active[alignment.position[frame]!]);
  if (spoken.length === 0) return null;
  const ear = listen(sides, from, to);
  const audible = spoken.filter(ear.isAudible);
  return {
    audible: audible.length / spoken.length,
    intact: audible.filter(ear.isIntact).length / spoken.length,
  };
}

function listen(
  { reference, recording, alignment: { position } }: Parameters<typeof score>[0],
  from: number,
  to: number,
) {
  const wrap = (frame: number) => (frame + reference.frames) % reference.frames;
  const loud: number[] = [];
  for (let frame = from; frame < to; frame++) {
    const said = reference.level[position[frame]!]!;
    if (said > reference.loud - 12 && recording.level[frame]! > -60) loud.push(frame);
  }
  const gainOf = (frame: number) => recording.level[frame]! - reference.level[position[frame]!]!;
  const gain = median(loud.map(gainOf));
  const colour = Array.from({ length: BANDS }, (_, band) =>
    median(
      loud.map(
        (frame) =>
          toDb(recording.bands[band]![frame]!) - toDb(reference.bands[band]![position[frame]!]!),
      ),
    ),
  );
  const blocks = new Map<number, number>();
  /** A browser turns the gain slowly by itself; that is no damage. */
  const gainAround = (frame: number) => {
    const block = Math.floor(frame / GAIN_BLOCK);
    const known = blocks.get(block);
    if (known !== undefined) return known;
    const middle = block * GAIN_BLOCK + GAIN_BLOCK / 2;
    const near = loud.filter((other) => Math.abs(other - middle) < GAIN_BLOCK);
    const here = near.length > 100 ? median(near.map(gainOf)) : gain;
    const bounded = Math.max(gain - 6, Math.min(gain + 10, here));
    blocks.set(block, bounded);
    return bounded;
  };

  const isAudible = (frame: number) => {
    const around = [-2, -1, 0, 1, 2, 3].map(
      (by) => reference.shortLevel[wrap(position[frame]! + by)]!,
    );
    const heard = Math.min(recording.shortLevel[frame]!, recording.shortLevel[frame + 1]!);
    return heard > -70 && heard > Math.min(0, ...around) + gainAround(frame) - 15;
  };
  const isIntact = (frame: number) => {
    const more = gainAround(frame) - gain;
    const floor = gain - 34;
    return [-2, -1, 0, 1, 2].some((by) => {
      const said = wrap(position[frame]! + by);
      let square = 0;
      for (let band = 0; band < BANDS; band++) {
        const expected = toDb(reference.bands[band]![said]!) + colour[band]! + more;
        const heard = toDb(recording.bands[band]![frame]!);
        square += (Math.max(expected, floor) - Math.max(heard, floor)) ** 2;
      }
      return Math.sqrt(square / BANDS) < INTACT_DB;
    });
  };
  return { isAudible, isIntact };
}
