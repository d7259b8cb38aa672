import { Composer, InlineQueryResultBuilder } from "grammy";
import type { Message } from "grammy/types";
import { languageFor, personOf, textsFor } from "../asker.ts";
import type { BotDeps } from "../bot-deps.ts";
import type { BotContext } from "../context.ts";
import { openRoom } from "../open-room.ts";
import { readGuestMessage } from "../guest-message.ts";
import { cardResult, keepCard } from "../send-card.ts";

/** `@bot room` in a chat where the bot is no member. Its one answer is sent like an inline result. */
export function guestFeature(deps: BotDeps): Composer<BotContext> {
  const feature = new Composer<BotContext>();
  feature.on("guest_message", async (ctx) => {
    const { from, sender_chat, text, caption } = ctx.guestMessage;
    if (from.is_bot && !sender_chat) return; // two bots could talk to each other for ever
    const command = readGuestMessage(text ?? caption ?? "", ctx.me.username);
    if (command) await answerWithRoom(ctx, command.title, deps);
    else await answerWithHelp(ctx);
  });
  return feature;
}

async function answerWithRoom(
  ctx: BotContext & { readonly guestMessage: Message },
  title: string | null,
  deps: BotDeps,
): Promise<void> {
  const { inline, titleOf } = textsFor(ctx);
  const { chat, from } = ctx.guestMessage;
  const room = await openRoom(
    {
      update: ctx.update.update_id,
      // Another chat, where the bot is a member, may have the same id: this one has no running room.
      place: null,
      isRunningOneFine: false,
      title: title ?? chat.title ?? titleOf(from.first_name),
      person: personOf(ctx),
    },
    deps,
  );
  const offered = { id: room.code, title: room.title, hint: inline.newRoomHint };
  const { result, look } = await cardResult(offered, room, { language: languageFor(ctx), deps });
  const { inline_message_id: id } = await ctx.answerGuestQuery(result);
  const card = { kind: "inline", id, language: languageFor(ctx) } as const;
  await keepCard(room.code, card, { look, deps });
}

async function answerWithHelp(ctx: BotContext): Promise<void> {
  const { help, commands } = textsFor(ctx);
  const result = InlineQueryResultBuilder.article("help", commands.help);
  await ctx.answerGuestQuery(result.text(help(ctx.me.username)));
}
