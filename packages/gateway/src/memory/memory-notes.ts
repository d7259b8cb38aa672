import type { Clock } from "@efir/kit";
import type { Notes } from "../notes.ts";
import { createExpiring } from "./expiring.ts";

/** Notes for one process. They are gone with the process. */
export function createMemoryNotes({ clock }: { readonly clock: Clock }): Notes {
  const texts = createExpiring<string>(clock);
  const sets = createExpiring<ReadonlySet<string>>(clock);
  return {
    read: (name) => Promise.resolve(texts.get(name)),
    write: (name, text, keepMs) => {
      texts.put(name, text, keepMs);
      return Promise.resolve();
    },
    drop: (name) => {
      texts.drop(name);
      sets.drop(name);
      return Promise.resolve();
    },
    gather: (name, member, keepMs) => {
      const set = new Set([...(sets.get(name) ?? []), member]);
      sets.put(name, set, keepMs);
      return Promise.resolve(set.size);
    },
  };
}
