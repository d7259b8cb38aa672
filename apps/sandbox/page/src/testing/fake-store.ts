import type { TextStore } from "../ui/text-store.ts";

export function createFakeStore(texts = new Map<string, string>()): TextStore {
  return {
    get: (key) => texts.get(key) ?? null,
    set: (key, text) => void texts.set(key, text),
    remove: (key) => void texts.delete(key),
    keys: () => [...texts.keys()],
  };
}
