import type { PageEvent } from "./page-api.ts";
import type { Chat } from "./world/world.ts";
import { isIn } from "./world/chats.ts";

type Listener = (event: PageEvent) => void;

/** The open pages, and what each is told. */
export interface PageAudience {
  readonly listen: (person: number, listener: Listener) => () => void;
  /** Tells those who are in the chat; with `only`, that one person. */
  readonly tell: (
    event: PageEvent,
    to: { readonly chat: Chat; readonly only: number | null },
  ) => void;
  readonly tellAll: (event: PageEvent) => void;
}

export function createPageAudience(): PageAudience {
  const pages = new Set<{ readonly person: number; readonly listener: Listener }>();
  return {
    listen: (person, listener) => {
      const page = { person, listener };
      pages.add(page);
      return () => void pages.delete(page);
    },
    tell: (event, { chat, only }) => {
      for (const { person, listener } of [...pages])
        if (only === null ? isIn(chat, person) : person === only) listener(event);
    },
    tellAll: (event) => {
      for (const { listener } of [...pages]) listener(event);
    },
  };
}
