import { features, type Features } from "./features.ts";

/** What somebody says in a loop, and where in it there is speech. */
export interface Reference extends Features {
  /** The level without what is too soft to matter. */
  readonly envelope: Float32Array;
  readonly active: readonly boolean[];
  /** The level that 5 % of the frames exceed. */
  readonly loud: number;
}

export function toReference(samples: Int16Array): Reference {
  const heard = features(samples, true);
  const { frames, level, shortLevel } = heard;
  const loud = level.toSorted()[Math.floor(frames * 0.95)] ?? 0;
  const isActive = (frame: number) =>
    [-1, 0, 1, 2].every((by) => shortLevel[(frame + by + frames) % frames]! >= loud - 25);
  return {
    ...heard,
    loud,
    envelope: level.map((value) => Math.max(value, loud - 45)),
    active: Array.from({ length: frames }, (_, frame) => isActive(frame)),
  };
}
