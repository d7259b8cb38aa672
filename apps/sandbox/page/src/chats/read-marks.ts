import { State, type Value } from "@efir/kit";
import * as v from "valibot";
import type { ChatView, WorldView } from "../../../src/page-api.ts";
import type { TextStore } from "../ui/text-store.ts";

const Marks = v.pipe(v.string(), v.parseJson(), v.record(v.string(), v.number()));

/** Up to which message each chat was read, by its id. */
export type Marks = Readonly<Record<string, number>>;

export interface ReadMarks {
  readonly marks: Value<Marks>;
  /** This person looks at the world with this chat open. */
  readonly look: (view: WorldView, open: number | null) => void;
}

/** What was read stays read after a reload, for each person apart. */
export function createReadMarks(store: TextStore): ReadMarks {
  const marks = new State<Marks>({});
  let reader: number | null = null;
  return {
    marks,
    look: (view, open) => {
      const key = `read/${view.me.id}`;
      if (reader !== view.me.id) marks.set(parse(store.get(key)));
      reader = view.me.id;
      const next = nextMarks(marks.get(), view.chats, open);
      if (JSON.stringify(next) === JSON.stringify(marks.get())) return;
      marks.set(next);
      store.set(key, JSON.stringify(next));
    },
  };
}

function parse(text: string | null): Marks {
  const marks = v.safeParse(Marks, text);
  return marks.success ? marks.output : {};
}

const lastId = ({ messages }: ChatView): number => messages.at(-1)?.id ?? 0;

/** A mark past the last message is of a world that is gone: the server began anew. */
function nextMarks(marks: Marks, chats: readonly ChatView[], open: number | null): Marks {
  return Object.fromEntries(
    chats.map((chat) => {
      const last = lastId(chat);
      const mark = chat.id === open ? last : Math.min(marks[chat.id] ?? 0, last);
      return [String(chat.id), mark];
    }),
  );
}

export const unreadIn = (chat: ChatView, marks: Marks, me: number): number =>
  chat.messages.filter(({ id, from }) => id > (marks[chat.id] ?? 0) && from.id !== me).length;
