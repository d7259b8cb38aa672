export type Level = 0 | 1 | 2 | 3;

/** From this loudness on (root mean square, 0 to 1) a voice is soft, talking, loud. */
const THRESHOLDS = [0.01, 0.03, 0.12] as const;
/** A level is left downwards only below this share of its threshold, so that it does not flicker. */
const HOLD = 0.6;

/** How loud, coarsely, given what it was before. */
export function nextLevel(before: Level, loudness: number): Level {
  const [soft, talking, loud] = THRESHOLDS;
  if (loudness >= loud * (before >= 3 ? HOLD : 1)) return 3;
  if (loudness >= talking * (before >= 2 ? HOLD : 1)) return 2;
  if (loudness >= soft * (before >= 1 ? HOLD : 1)) return 1;
  return 0;
}

export function loudness(samples: Float32Array): number {
  let sum = 0;
  for (const sample of samples) sum += sample * sample;
  return samples.length === 0 ? 0 : Math.sqrt(sum / samples.length);
}
