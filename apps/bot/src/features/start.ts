import { Composer, InlineKeyboard } from "grammy";
import * as v from "valibot";
import { RoomCode } from "@efir/protocol";
import { textsFor } from "../asker.ts";
import type { BotDeps } from "../bot-deps.ts";
import type { BotContext } from "../context.ts";
import { say } from "../say.ts";
import { sendCard } from "../send-card.ts";
import { BEGIN_WIZARD, BEGIN_WIZARD_PARAMETER } from "./wizard/begin.ts";
import { tellOwnRooms, OWN_ROOMS, OWN_ROOMS_PARAMETER } from "./rooms.ts";

/** /start, alone and with what a deep link brings: a room's code, or a word of ours. */
export function startFeature(deps: BotDeps): Composer<BotContext> {
  const feature = new Composer<BotContext>();
  feature.command("start", async (ctx, next) => {
    const parameter = ctx.match.trim();
    if (parameter === BEGIN_WIZARD_PARAMETER) return next();
    if (parameter === OWN_ROOMS_PARAMETER) return tellOwnRooms(ctx, deps);
    const code = v.safeParse(RoomCode, parameter);
    return code.success ? showRoom(ctx, code.output, deps) : greet(ctx);
  });
  return feature;
}

async function showRoom(ctx: BotContext, code: RoomCode, deps: BotDeps): Promise<void> {
  const room = await deps.directory.room(code);
  if (room) return sendCard(ctx, room, deps);
  const { nobodysRoom, buttons } = textsFor(ctx);
  const keyboard = ctx.hasChatType("private")
    ? new InlineKeyboard().webApp(buttons.openAgain, deps.links.webApp(code))
    : new InlineKeyboard().url(buttons.openAgain, deps.links.direct(code));
  await say(ctx, nobodysRoom, { reply_markup: keyboard });
}

async function greet(ctx: BotContext): Promise<void> {
  const { greeting, greetingInGroup, buttons } = textsFor(ctx);
  if (!ctx.hasChatType("private")) {
    await say(ctx, greetingInGroup(ctx.me.username));
    return;
  }
  const keyboard = new InlineKeyboard()
    .text(buttons.newRoom, BEGIN_WIZARD)
    .row()
    .switchInlineChosen(buttons.inChat, {
      query: "",
      allow_user_chats: true,
      allow_group_chats: true,
      allow_channel_chats: true,
    })
    .row()
    .text(buttons.ownRooms, OWN_ROOMS);
  await say(ctx, greeting(ctx.chat.first_name), { reply_markup: keyboard });
}
