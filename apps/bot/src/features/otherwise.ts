import { Composer } from "grammy";
import { languageFor, textsFor } from "../asker.ts";
import type { BotDeps } from "../bot-deps.ts";
import type { BotContext } from "../context.ts";
import { telegramClient } from "../gateway/telegram-sender.ts";
import { say } from "../say.ts";

const MINUTE_MS = 60_000;

/** What nobody else took: free text in private goes through the gateway, and no button is left spinning. */
export function otherwiseFeature(deps: BotDeps): Composer<BotContext> {
  const feature = new Composer<BotContext>();
  const inPrivate = feature
    .on(["message:text", "message:caption"])
    .chatType("private")
    .filter((ctx) => ctx.msg.via_bot === undefined);
  inPrivate
    .filter((ctx) => ctx.hasText(/^\//))
    .use(async (ctx) => {
      await say(ctx, textsFor(ctx).notUnderstood);
    });
  inPrivate.use((ctx) => hear(ctx, ctx.chat.id, deps));
  feature.on("callback_query", (ctx) => ctx.answerCallbackQuery());
  return feature;
}

async function hear(ctx: BotContext, person: number, deps: BotDeps): Promise<void> {
  const { gateway, store, clock } = deps;
  const content = ctx.msg?.text ?? ctx.msg?.caption ?? "";
  const heard = await gateway.hear({
    client: telegramClient(person),
    content,
    language: languageFor(ctx),
    once: String(ctx.update.update_id),
  });
  if (heard.ok) return;
  // Said once a minute: whoever writes too fast would get too many answers as well.
  const minute = Math.floor(clock.now() / MINUTE_MS);
  if (await store.firstTime(`too-fast:${person}:${minute}`)) await say(ctx, textsFor(ctx).tooFast);
}
