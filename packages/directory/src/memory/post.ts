export interface Post<T> {
  readonly send: (letter: T) => void;
  /** Hears what is sent from now on, later and in order. Answers how to stop. */
  readonly subscribe: (heard: (letter: T) => void) => () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Delivers as a network does: never at once, and never the sender's own object. */
export function createPost<T>(copy: (letter: T) => T): Post<T> {
  const readers = new Set<{ readonly heard: (letter: T) => void }>();
  return {
    send: (letter) => {
      const sent = copy(letter);
      for (const reader of readers) {
        setImmediate(() => {
          if (readers.has(reader)) reader.heard(copy(sent));
        });
      }
    },
    subscribe: (heard) => {
      const reader = { heard };
      readers.add(reader);
      return () => {
        readers.delete(reader);
        return Promise.resolve();
      };
    },
    close: () => {
      readers.clear();
      return Promise.resolve();
    },
  };
}
