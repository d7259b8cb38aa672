import type { ChatView, MessageView, WorldView } from "../../../src/page-api.ts";
import { timeText } from "../ui/time-text.ts";
import { unreadIn, type Marks } from "./read-marks.ts";

export interface ChatRow {
  readonly chat: ChatView;
  /** Who said it, where that is not plain. */
  readonly author: string | null;
  readonly preview: string;
  readonly time: string;
  readonly unread: number;
}

/** The list of chats: where something was said last stands first. */
export function chatRows(
  { me, chats }: WorldView,
  marks: Marks,
  locale: string,
): readonly ChatRow[] {
  const lastDate = ({ messages }: ChatView): number => messages.at(-1)?.date ?? 0;
  return [...chats]
    .sort((a, b) => lastDate(b) - lastDate(a))
    .map((chat) => {
      const last = chat.messages.at(-1);
      return {
        chat,
        author: last && chat.kind !== "channel" ? authorOf(last, chat, me.id) : null,
        preview: last?.text.replace(/\s+/g, " ").trim() ?? "",
        time: last ? timeText(last.date, locale) : "",
        unread: unreadIn(chat, marks, me.id),
      };
    });
}

const authorOf = ({ from }: MessageView, { kind }: ChatView, me: number): string | null =>
  kind === "private" || from.id === me ? null : from.name;
