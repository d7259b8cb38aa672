const MOST_NAMES = 5;

export interface ShortList {
  readonly shown: string;
  /** How many were left out. */
  readonly more: number;
}

/** The first few names; a list that never grows long. */
export const shortList = (names: readonly string[]): ShortList => ({
  shown: names.slice(0, MOST_NAMES).join(", "),
  more: Math.max(0, names.length - MOST_NAMES),
});
