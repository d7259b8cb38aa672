/** Tenths of a second. */
const PHRASE = { least: 15, more: 30 };
const PAUSE = { least: 10, more: 30 };
const CHANGES = 0.35;
const LOUDEST = 3;

/**
 * How loud somebody in a lively talk is, for each tenth of a second, as the engine tells it: 0 to 3. Phrases and pauses of some
 * seconds, always the same ones for a seed.
 */
export function createVoice(seed: number): () => number {
  const random = createRandom(seed);
  let talks = random() < 0.5;
  let left = 0;
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

/** Numerical Recipes' generator: good enough for a crowd. */
function createRandom(seed: number): () => number {
  let state = (seed * 2_654_435_761) >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
