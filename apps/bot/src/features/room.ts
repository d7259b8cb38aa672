import { Composer } from "grammy";
import type { Chat } from "grammy/types";
import { personOf, textsFor } from "../asker.ts";
import type { BotDeps } from "../bot-deps.ts";
import { placeOf } from "../chat-place.ts";
import type { BotContext } from "../context.ts";
import { openRoom } from "../open-room.ts";
import { readRoomCommand } from "../room-command.ts";
import { sendCard } from "../send-card.ts";

/** /room in every kind of chat: opens the chat's room, or shows the one it has. */
export function roomFeature(deps: BotDeps): Composer<BotContext> {
  const feature = new Composer<BotContext>();
  feature.command("room", async (ctx) => {
    if (ctx.msg.is_automatic_forward) return; // the channel it comes from has its card already
    const { title, isNew } = readRoomCommand(ctx.match);
    const room = await openRoom(
      {
        update: ctx.update.update_id,
        place: placeOf(ctx.msg),
        isRunningOneFine: !isNew,
        title: title ?? defaultTitle(ctx, ctx.chat),
        person: personOf(ctx),
      },
      deps,
    );
    await sendCard(ctx, room, deps);
  });
  return feature;
}

const defaultTitle = (ctx: BotContext, { title, first_name: name = "" }: Chat): string =>
  title ?? textsFor(ctx).titleOf(name);
