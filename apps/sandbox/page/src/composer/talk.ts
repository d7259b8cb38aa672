import { State, type Clock, type Value } from "@efir/kit";
import type { InlineAnswer } from "../../../src/page-api.ts";
import type { Api, ApiFailure } from "../api/api.ts";
import { threadHere, type Here } from "../desk/here.ts";
import { createInlineSearch } from "./inline-search.ts";
import { readDraft } from "./read-draft.ts";

/** What was typed and not sent, by chat and topic. */
export type Drafts = Readonly<Record<string, string>>;

export const draftKey = (chat: number, thread: number | null): string => `${chat}/${thread ?? ""}`;

/** What a person writes. */
export interface Talk {
  readonly drafts: Value<Drafts>;
  readonly inline: Value<InlineAnswer | null>;
  /** Grows each time the composer should take the keyboard. */
  readonly focus: Value<number>;
  readonly write: (text: string) => void;
  /** Writes for the person, who goes on from there. */
  readonly fill: (text: string) => void;
  readonly sendDraft: () => Promise<void>;
  /** Says something in any chat. False: it was refused. */
  readonly say: (chat: number, text: string) => Promise<boolean>;
  readonly choose: (resultId: string) => Promise<void>;
  /** Another person sits down, or another chat is open: what was looked for inline is over. */
  readonly lookAgain: () => void;
  readonly forget: () => void;
}

export interface TalkOptions {
  readonly api: Pick<Api, "send" | "askInline" | "chooseResult">;
  readonly clock: Clock;
  readonly here: () => Here | null;
  readonly me: () => number | null;
  readonly onRefused: (failure: ApiFailure) => void;
}

export function createTalk(options: TalkOptions): Talk {
  const { api, here, me, onRefused } = options;
  const drafts = new State<Drafts>({});
  const focus = new State(0);
  const search = createInlineSearch(options);

  function write(text: string): void {
    const place = here();
    if (!place) return;
    drafts.set({ ...drafts.get(), [draftKey(place.chat.id, place.thread)]: text });
    lookAgain();
  }

  function lookAgain(): void {
    const place = here();
    if (!place) return search.ask(null);
    const { view, chat, thread } = place;
    const typing = readDraft(drafts.get()[draftKey(chat.id, thread)] ?? "", view.bot.username);
    const where = { user: view.me.id, chat: chat.id };
    search.ask(typing.kind === "inline" ? { ...where, query: typing.query } : null);
  }

  async function say(chat: number, text: string, thread: { readonly thread?: number } = {}) {
    const user = me();
    if (user === null) return false;
    const sent = await api.send({ user, chat, text, ...thread });
    if (!sent.ok) onRefused(sent.error);
    return sent.ok;
  }

  return {
    drafts,
    focus,
    inline: search.answer,
    write,
    lookAgain,
    say: (chat, text) => say(chat, text),
    fill: (text) => {
      write(text);
      focus.set(focus.get() + 1);
    },
    sendDraft: () => sendDraft({ here, drafts, write, say }),
    choose: (resultId) => choose(resultId, { ...options, answer: search.answer.get(), write }),
    forget: () => drafts.set({}),
  };
}

interface Sending {
  readonly here: () => Here | null;
  readonly drafts: Value<Drafts>;
  readonly write: (text: string) => void;
  readonly say: (
    chat: number,
    text: string,
    thread: { readonly thread?: number },
  ) => Promise<boolean>;
}

async function sendDraft({ here, drafts, write, say }: Sending): Promise<void> {
  const place = here();
  if (!place) return;
  const text = (drafts.get()[draftKey(place.chat.id, place.thread)] ?? "").trim();
  if (text === "") return;
  write("");
  const sent = await say(place.chat.id, text, threadHere(place));
  if (!sent) write(text); // refused: nobody likes to type twice
}

interface Choosing extends Pick<TalkOptions, "api" | "here" | "onRefused"> {
  readonly answer: InlineAnswer | null;
  readonly write: (text: string) => void;
}

async function choose(
  resultId: string,
  { api, here, onRefused, answer, write }: Choosing,
): Promise<void> {
  const place = here();
  if (!place || !answer) return;
  write("");
  const { view, chat } = place;
  const where = { user: view.me.id, chat: chat.id, ...threadHere(place) };
  const sent = await api.chooseResult({ ...where, queryId: answer.queryId, resultId });
  if (!sent.ok) onRefused(sent.error);
}
