import { seededRandom } from "@efir/kit";

/** Tenths of a second. */
const PHRASE = { least: 15, more: 30 };
const PAUSE = { least: 100, more: 240 };
const CHANGES = 0.35;
const LOUDEST = 3;

/**
 * How loud somebody in a lively talk of 25 is, three of whom talk at once, for each tenth of a second, as the engine tells it: 0 to 3. Phrases of some
 * seconds and longer pauses, always the same ones for a seed.
 */
export function createVoice(seed: number): () => number {
  const random = seededRandom(seed);
  let talks = random() < 0.12;
  let left = Math.floor(random() * PHRASE.more);
  let level = 0;
  return () => {
    if (left === 0) {
      talks = !talks;
      const { least, more } = talks ? PHRASE : PAUSE;
      left = least + Math.floor(random() * more);
    }
    left -= 1;
    if (!talks) level = 0;
    else if (level === 0 || random() < CHANGES) level = 1 + Math.floor(random() * LOUDEST);
    return level;
  };
}
