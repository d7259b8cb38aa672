/** Lets so many through at once for each name. */
export interface Turnstile {
  /** Answers how to leave again; null when it is full. */
  readonly enter: (name: string) => (() => void) | null;
}

export function createTurnstile(most: number): Turnstile {
  const inside = new Map<string, number>();
  return {
    enter: (name) => {
      const count = inside.get(name) ?? 0;
      if (count >= most) return null;
      inside.set(name, count + 1);
      return () => {
        const left = (inside.get(name) ?? 1) - 1;
        if (left > 0) inside.set(name, left);
        else inside.delete(name);
      };
    },
  };
}
