/** Readers who ask at the same time share one answer, unless it was outdated since the asking. */
export interface SharedReads<K, T> {
  readonly read: (key: K) => Promise<T>;
  /** Whoever asks from now on gets an answer from now on. */
  readonly outdate: (key: K) => void;
}

export function createSharedReads<K, T>(ask: (key: K) => Promise<T>): SharedReads<K, T> {
  const asked = new Map<K, Promise<T>>();
  return {
    read: (key) => {
      const others = asked.get(key);
      if (others) return others;
      const answer = ask(key).finally(() => {
        if (asked.get(key) === answer) asked.delete(key);
      });
      asked.set(key, answer);
      return answer;
    },
    outdate: (key) => void asked.delete(key),
  };
}
