import { conversations, createConversation } from "@grammyjs/conversations";
import { Composer, type Context } from "grammy";
import { textsFor } from "../../asker.ts";
import type { BotDeps } from "../../bot-deps.ts";
import type { BotContext } from "../../context.ts";
import { say } from "../../say.ts";
import { beginsWizard } from "./begin.ts";
import { newRoomTalk } from "./new-room-talk.ts";
import { wizardStorage } from "./storage.ts";

const NEW_ROOM = "new-room";

/** Guided creation of a room, in private chats only: in a group anybody could answer for anybody. */
export function wizardFeature(deps: BotDeps): Composer<BotContext> {
  const { storage, isOutdated } = wizardStorage<BotContext>(deps.store.conversations);
  const feature = new Composer<BotContext>();
  // Not guest messages: the id of their chat may be that of a private chat with the bot.
  const inPrivate = feature.on(["message", "callback_query"]).chatType("private");
  inPrivate.use(conversations<BotContext, Context>({ storage }));
  inPrivate.command("cancel", cancel);
  inPrivate.filter(beginsWizard).use(async (ctx, next) => {
    await ctx.conversation.exitAll();
    await next();
  });
  inPrivate.use(createConversation<BotContext, Context>(newRoomTalk(deps), NEW_ROOM));
  inPrivate.filter(beginsWizard).use(begin);
  inPrivate.filter(isOutdated).use(async (ctx) => {
    await say(ctx, textsFor(ctx).wizard.outdated);
    await begin(ctx);
  });
  return feature;
}

async function begin(ctx: BotContext): Promise<void> {
  await ctx.conversation.enter(NEW_ROOM);
}

async function cancel(ctx: BotContext): Promise<void> {
  const { cancelled, nothingToCancel } = textsFor(ctx);
  const isAnswering = ctx.conversation.active(NEW_ROOM) > 0;
  await ctx.conversation.exitAll();
  await say(ctx, isAnswering ? cancelled : nothingToCancel);
}
