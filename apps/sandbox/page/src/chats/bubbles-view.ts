import type { ChatView, MessageView } from "../../../src/page-api.ts";
import { GENERAL } from "../desk/here.ts";
import { timeText } from "../ui/time-text.ts";

export interface BubbleView {
  readonly message: MessageView;
  readonly side: "own" | "other";
  /** Above the bubble: the first of several in a row, where there is more than one to tell apart. */
  readonly name: string | null;
  /** Beside the last of several in a row; the others leave its place free. */
  readonly avatar: "shown" | "space" | "none";
  /** The topic it was written in, where several are on show. */
  readonly topic: string | null;
  readonly time: string;
  /** The day that begins with this message. */
  readonly day: string | null;
  /** The message it answers, when that one is still there. */
  readonly answers: { readonly name: string; readonly text: string } | null;
}

export interface Beholder {
  readonly me: number;
  readonly kind: ChatView["kind"];
  readonly topics: ChatView["topics"];
  readonly locale: string;
}

/** The messages as this person sees them. */
export function bubblesView(
  messages: readonly MessageView[],
  { me, kind, topics, locale }: Beholder,
): readonly BubbleView[] {
  const alone = kind === "private" || kind === "channel";
  return messages.map((message, index) => {
    const before = messages[index - 1];
    const day = startsDay(before, message) ? dayText(message.date, locale) : null;
    const first = day !== null || before?.from.id !== message.from.id;
    const side = message.from.id === me && kind !== "channel" ? "own" : "other";
    const plain = alone || side === "own";
    return {
      message,
      side,
      name: plain || !first ? null : message.from.name,
      avatar: plain ? "none" : isLast(message, messages[index + 1]) ? "shown" : "space",
      topic: topics.find(({ thread }) => thread === (message.thread ?? GENERAL))?.title ?? null,
      time: timeText(message.date, locale),
      day,
      answers: answered(messages, message),
    };
  });
}

const dayNumber = (date: number): string => new Date(date).toDateString();

const startsDay = (before: MessageView | undefined, { date }: MessageView): boolean =>
  !before || dayNumber(before.date) !== dayNumber(date);

const isLast = (message: MessageView, after: MessageView | undefined): boolean =>
  !after || after.from.id !== message.from.id || startsDay(message, after);

const dayText = (date: number, locale: string): string =>
  new Intl.DateTimeFormat(locale, { day: "numeric", month: "long" }).format(date);

function answered(messages: readonly MessageView[], { replyTo }: MessageView) {
  const message = replyTo === null ? undefined : messages.find(({ id }) => id === replyTo);
  return message ? { name: message.from.name, text: message.text } : null;
}
