import { TAPS } from "./taps.ts";

export const LANGUAGES = ["en", "ru"] as const;
export const THEMES = ["light", "dark"] as const;
export const SIZES = [
  [320, 568],
  [390, 844],
  [768, 1024],
  [1280, 800],
] as const;

export type Size = (typeof SIZES)[number];
export type Theme = (typeof THEMES)[number];

export const PICTURES_OF_ONE = LANGUAGES.length * SIZES.length * THEMES.length;

/** A story, and what is tapped in it. */
export interface Screen {
  readonly name: string;
  readonly story: string;
  readonly taps: readonly string[];
  /** How wide the window is while that is tapped. */
  readonly tapsAt: number;
}

/** Never at rest: for the benchmark of what moves. */
const RESTLESS = "talk25";

/** Every screen whose name has one of the words, or all. */
export function screens(stories: readonly string[], words: readonly string[]): Screen[] {
  const plain = stories.map((name) => ({ name, story: name, taps: [], tapsAt: SIZES[0][0] }));
  const tapped = Object.entries(TAPS).map(([name, screen]) => ({
    tapsAt: SIZES[0][0],
    ...screen,
    name,
  }));
  return [...plain, ...tapped].filter(
    ({ name }) =>
      name !== RESTLESS && (words.length === 0 || words.some((word) => name.includes(word))),
  );
}
