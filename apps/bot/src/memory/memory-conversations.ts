import type { Clock } from "@efir/kit";
import { KEEP_CONVERSATION_MS } from "../store.ts";
import { Shelf } from "./shelf.ts";

export function createMemoryConversations(clock: Clock) {
  const states = new Shelf<string>(clock, KEEP_CONVERSATION_MS);
  return {
    read: (key: string): unknown => {
      const text = states.look(key);
      return text === undefined ? undefined : JSON.parse(text);
    },
    write: (key: string, state: unknown): void => void states.put(key, JSON.stringify(state)),
    delete: (key: string): void => states.drop(key),
  };
}
