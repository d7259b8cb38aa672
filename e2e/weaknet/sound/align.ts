import type { Features } from "./features.ts";
import type { Reference } from "./reference.ts";

/** Which frame of the speech each recorded frame is. */
export interface Alignment {
  readonly position: Int32Array;
  /** How alike the two are around here; 1 is the same. */
  readonly likeness: Float32Array;
  /** The best likeness found anywhere. */
  readonly best: number;
}

const WINDOW = 150;
const STEP = 25;
const SEARCH = 40;
const SURE = 0.85;
const FOUND_AGAIN = 0.75;
const FOLLOWED = 0.45;

/**
 * Follows the jitter buffer in windows of 1.5 s, so that stretched time is not punished and lost speech is. Null when it is not this speech
 * at all.
 */
export function align(reference: Reference, recording: Features): Alignment | null {
  const likeness = comparison(reference, recording);
  const first = firstOffset(likeness, reference.frames, recording.frames);
  if (!first) return null;
  const windows = Math.max(1, Math.floor((recording.frames - WINDOW) / STEP) + 1);
  const offsets: number[] = [];
  const likenesses: number[] = [];
  let offset = first.offset;
  for (let window = 0; window < windows; window++) {
    const at = window * STEP;
    let found = nearby(likeness, at, offset);
    if (found.likeness < FOLLOWED && window % 4 === 0) {
      const anywhere = everywhere(likeness, at, [reference.frames, 300]);
      if (anywhere.likeness > FOUND_AGAIN) found = anywhere;
    }
    if (found.likeness > FOLLOWED) offset = found.offset;
    offsets.push(offset);
    likenesses.push(found.likeness);
  }
  const windowOf = (frame: number) =>
    Math.min(windows - 1, Math.max(0, Math.round((frame - WINDOW / 2) / STEP)));
  const { frames } = reference;
  const wrap = (frame: number) => ((frame % frames) + frames) % frames;
  const each = { length: recording.frames };
  return {
    position: Int32Array.from(each, (_, frame) => wrap(frame + offsets[windowOf(frame)]!)),
    likeness: Float32Array.from(each, (_, frame) => likenesses[windowOf(frame)]!),
    best: first.likeness,
  };
}

interface Found {
  readonly offset: number;
  readonly likeness: number;
}
type Likeness = (at: number, position: number, length: number) => number;

function firstOffset(likeness: Likeness, loop: number, frames: number): Found | null {
  const length = Math.min(600, frames);
  let best: Found | null = null;
  for (let at = 0; at + length <= frames; at += 300) {
    const found = everywhere(likeness, at, [loop, length]);
    if (!best || found.likeness > best.likeness) best = found;
    if (best.likeness > SURE) break;
  }
  return best;
}

function everywhere(
  likeness: Likeness,
  at: number,
  [loop, length]: readonly [number, number],
): Found {
  let best: Found = { offset: 0, likeness: -1 };
  for (let position = 0; position < loop; position++) {
    const alike = likeness(at, position, length);
    if (alike > best.likeness) best = { offset: position - at, likeness: alike };
  }
  return best;
}

function nearby(likeness: Likeness, at: number, offset: number): Found {
  let best: Found = { offset, likeness: -1 };
  for (let by = -SEARCH; by <= SEARCH; by++) {
    const alike = likeness(at, at + offset + by, WINDOW) - Math.abs(by) * 0.001;
    if (alike > best.likeness) best = { offset: offset + by, likeness: alike };
  }
  return best;
}

/** The correlation of two pieces of the envelopes. */
function comparison(reference: Reference, recording: Features): Likeness {
  const heard = recording.level.map((level) => Math.max(level, reference.loud - 55));
  const { envelope: said, frames } = reference;
  return (at, position, wanted) => {
    const length = Math.min(wanted, heard.length - at);
    let [x, y, xx, yy, xy] = [0, 0, 0, 0, 0];
    for (let i = 0; i < length; i++) {
      const a = heard[at + i]!;
      const b = said[(((position + i) % frames) + frames) % frames]!;
      x += a;
      y += b;
      xx += a * a;
      yy += b * b;
      xy += a * b;
    }
    const spread = (xx - (x * x) / length) * (yy - (y * y) / length);
    return spread > 0 ? (xy - (x * y) / length) / Math.sqrt(spread) : 0;
  };
}
