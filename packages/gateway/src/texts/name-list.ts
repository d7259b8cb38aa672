const MOST_NAMES = 10;

/** The first names, and how many more there are. */
export const nameList = (names: readonly string[]) => ({
  shown: names.slice(0, MOST_NAMES).join(", "),
  more: Math.max(0, names.length - MOST_NAMES),
});
