import { GrammyError, type Context } from "grammy";
import type { Message } from "grammy/types";

type Extra = NonNullable<Parameters<Context["reply"]>[1]>;

/**
 * Answers where the question was asked, in its topic. Some topics are refused although they are there
 * (https://github.com/tdlib/telegram-bot-api/issues/847): then the chat itself gets the answer.
 */
export async function say(
  ctx: Context,
  text: string,
  extra: Extra = {},
): Promise<Message.TextMessage> {
  try {
    return await ctx.reply(text, extra);
  } catch (error) {
    const { chatId } = ctx;
    if (chatId === undefined || !isTopicMissing(error)) throw error;
    return ctx.api.sendMessage(chatId, text, extra);
  }
}

const isTopicMissing = (error: unknown): boolean =>
  error instanceof GrammyError && /message thread not found/i.test(error.description);
