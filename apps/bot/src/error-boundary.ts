import type { BotError } from "grammy";
import { textsFor } from "./asker.ts";
import type { BotDeps } from "./bot-deps.ts";
import type { BotContext } from "./context.ts";
import { say } from "./say.ts";
import { toTrouble, type Trouble } from "./trouble.ts";

/**
 * Where every error of a handler ends, under polling and webhooks alike. An update that fails is not asked
 * for again: it would hold up its chat for a day. Neither the error nor the context is logged as it is:
 * both hold the token.
 */
export const errorBoundary =
  (deps: BotDeps) =>
  async ({ error, ctx }: BotError<BotContext>): Promise<void> => {
    const trouble = toTrouble(error);
    const update = ctx.update.update_id;
    try {
      await settle(trouble, ctx, deps);
    } catch (failed) {
      deps.logger.warn("nobody could be told of an error", {
        update,
        ...describe(toTrouble(failed)),
      });
    }
  };

async function settle(trouble: Trouble, ctx: BotContext, deps: BotDeps): Promise<void> {
  const { store, logger } = deps;
  const update = ctx.update.update_id;
  switch (trouble.kind) {
    case "harmless":
      return;
    case "shut-out":
      logger.debug("a chat is closed to the bot", { update });
      if (ctx.chatId !== undefined) await store.forgetChat(ctx.chatId);
      return;
    case "chat-moved":
      if (ctx.chatId !== undefined) await store.moveChat(ctx.chatId, trouble.to);
      return;
    case "refused":
    case "network":
      logger.error("Telegram did not do what it was asked", { update, ...describe(trouble) });
      return;
    case "own":
      logger.error("an update could not be handled", { update, ...describe(trouble) });
      await apologise(ctx);
  }
}

const describe = ({ kind, ...facts }: Trouble) => ({ trouble: kind, ...facts });

async function apologise(ctx: BotContext): Promise<void> {
  const { trouble } = textsFor(ctx);
  if (ctx.callbackQuery) await ctx.answerCallbackQuery(trouble);
  else if (ctx.message || ctx.channelPost) await say(ctx, trouble);
}
