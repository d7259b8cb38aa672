import type { Call, Notes, Operators } from "@efir/gateway";
import { InlineKeyboard, type Api } from "grammy";
import { cardTexts } from "../cards/texts.ts";
import type { Links } from "../links.ts";
import { textsIn } from "../texts/texts.ts";
import { toTrouble } from "../trouble.ts";

export interface OperatorsDeps {
  readonly api: Api;
  readonly links: Pick<Links, "direct">;
  readonly notes: Notes;
  /** Null: nobody is on duty. */
  readonly chat: number | null;
  readonly troubled: (what: string, error: unknown) => void;
}

const KEEP_CARD_MS = 7 * 24 * 60 * 60_000;
const MOST_WORDS_CHARS = 1_000;
const cardNote = (chat: number, card: number) => `card:${chat}:${card}`;

/** The operators' chat gets a card with the room; a reply to it goes back to the client. */
export function telegramOperators(deps: OperatorsDeps): Operators {
  const { chat, notes, troubled } = deps;
  return {
    call: async (call) => {
      if (chat === null) return false;
      const called = `called:${call.message.id}`;
      if ((await notes.read(called)) !== null) return true;
      try {
        const card = await sendCard(call, chat, deps);
        await notes.write(cardNote(chat, card), call.message.id, KEEP_CARD_MS);
        await notes.write(called, String(card), KEEP_CARD_MS);
        return true;
      } catch (error) {
        // The client has the room all the same, and is told that nobody was called.
        troubled("the operators could not be called", toTrouble(error));
        return false;
      }
    },
  };
}

/** The message that a card is about; null when it is none of ours, or too old. */
export const messageOfCard = (notes: Notes, chat: number, card: number): Promise<string | null> =>
  notes.read(cardNote(chat, card));

async function sendCard(
  { message, room, why }: Call,
  chat: number,
  { api, links }: OperatorsDeps,
): Promise<number> {
  const { language, client, content } = message;
  const { operators } = textsIn(language);
  const words =
    content.length > MOST_WORDS_CHARS ? `${content.slice(0, MOST_WORDS_CHARS)}…` : content;
  const text = [
    operators.why[why],
    client,
    "",
    words.toWellFormed(),
    "",
    operators.howToAnswer,
  ].join("\n");
  const keyboard = new InlineKeyboard().url(cardTexts(language).join, links.direct(room.code));
  const sent = await api.sendMessage(chat, text, { reply_markup: keyboard });
  return sent.message_id;
}
