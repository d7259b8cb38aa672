import { seededRandom } from "@efir/kit";

/** Somebody is louder or quieter now: one small number, for the page pays for what it is told. */
export const toSaid = (n: number, level: number): number => n * 4 + level;
export const fromSaid = (said: number) => ({ n: said >> 2, level: said & 3 });

/** Tenths of a second. */
const PHRASE = { least: 15, more: 30 };
const PAUSE = { least: 60, more: 160 };
const TALK_AT_FIRST = 0.18;
const CHANGES = 0.35;
const LOUDEST = 3;

/**
 * How loud somebody in a lively talk of 25 is, some four of whom talk at once, for each tenth of a second, as the engine tells it: 0 to
 * 3. Phrases of some seconds and longer pauses, always the same ones for a seed, and from the middle on: not all begin at once.
 */
export function createVoice(seed: number): () => number {
  const random = seededRandom(seed);
  let talks = random() < TALK_AT_FIRST;
  const first = talks ? PHRASE : PAUSE;
  let left = Math.floor(random() * (first.least + first.more));
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
