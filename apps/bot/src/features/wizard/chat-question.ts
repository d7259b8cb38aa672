import { Keyboard, type Context } from "grammy";
import type { WizardTexts } from "../../texts/texts.ts";
import type { Question } from "./question.ts";

/** Tells this question from others; what comes back with the chosen chat. */
const REQUEST = 1;

export interface SharedChat {
  readonly id: number;
  readonly title: string;
}

/** One of the person's groups in which the bot is, chosen in Telegram's own list. */
export const chatQuestion = ({ chat, chooseChat }: WizardTexts): Question<SharedChat> => ({
  text: chat,
  keyboard: new Keyboard()
    .requestChat(chooseChat, REQUEST, {
      chat_is_channel: false,
      bot_is_member: true,
      request_title: true,
    })
    .resized()
    .oneTime(),
  read: ({ message }: Context) => {
    const shared = message?.chat_shared;
    return shared?.request_id === REQUEST
      ? { id: shared.chat_id, title: shared.title ?? "" }
      : null;
  },
});
