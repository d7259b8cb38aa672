/** Small texts that outlive the page. A browser that forbids keeping forgets; nothing throws. */
export interface TextStore {
  readonly get: (key: string) => string | null;
  readonly set: (key: string, text: string) => void;
  readonly remove: (key: string) => void;
  readonly keys: () => readonly string[];
}

const PREFIX = "efir-sandbox/";

export function createTextStore(storage: () => Storage): TextStore {
  const attempt = <T>(step: (storage: Storage) => T, otherwise: T): T => {
    try {
      return step(storage());
    } catch {
      return otherwise; // storage is full, or forbidden
    }
  };
  return {
    get: (key) => attempt((kept) => kept.getItem(PREFIX + key), null),
    set: (key, text) => attempt((kept) => kept.setItem(PREFIX + key, text), undefined),
    remove: (key) => attempt((kept) => kept.removeItem(PREFIX + key), undefined),
    keys: () =>
      attempt((kept) => Object.keys(kept), [])
        .filter((key) => key.startsWith(PREFIX))
        .map((key) => key.slice(PREFIX.length)),
  };
}
