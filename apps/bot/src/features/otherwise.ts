import { Composer } from "grammy";
import { textsFor } from "../asker.ts";
import type { BotContext } from "../context.ts";
import { say } from "../say.ts";

/** What nobody else took: words in private get an answer, and no button is left spinning. */
export function otherwiseFeature(): Composer<BotContext> {
  const feature = new Composer<BotContext>();
  feature
    .on("message:text")
    .chatType("private")
    .filter((ctx) => ctx.msg.via_bot === undefined)
    .use(async (ctx) => {
      await say(ctx, textsFor(ctx).notUnderstood);
    });
  feature.on("callback_query", (ctx) => ctx.answerCallbackQuery());
  return feature;
}
