/**
 * Remembers what texts meant, for those that come over and over. Whatever texts come, it stays small: once
 * full it starts over. What it answers is shared, so nobody may change it.
 */
export function createRecall<T>(read: (text: string) => T, most: Most): (text: string) => T {
  const known = new Map<string, T>();

  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const meaning = read(text);
    if (text.length > most.chars) return meaning;
    if (known.size >= most.texts) known.clear();
    known.set(text, meaning);
    return meaning;
  };
}

interface Most {
  readonly texts: number;
  /** Longer texts are read anew each time. */
  readonly chars: number;
}
