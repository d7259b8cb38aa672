import { Composer } from "grammy";
import { textsFor } from "../asker.ts";
import type { BotDeps } from "../bot-deps.ts";
import type { BotContext } from "../context.ts";
import { moveHostChat } from "../hosts/post-card.ts";
import { say } from "../say.ts";

/** A group that became a supergroup, and chats that the bot came to or is out of. */
export function chatChangesFeature({ store, hostRooms }: BotDeps): Composer<BotContext> {
  const feature = new Composer<BotContext>();
  // Telegram tells both chats; whichever comes first moves what there is.
  const move = async (from: number, to: number) => {
    await store.moveChat(from, to);
    await moveHostChat(hostRooms, from, to);
  };
  feature.on("message:migrate_to_chat_id", (ctx) => move(ctx.chat.id, ctx.msg.migrate_to_chat_id));
  feature.on("message:migrate_from_chat_id", (ctx) =>
    move(ctx.msg.migrate_from_chat_id, ctx.chat.id),
  );
  feature.on("my_chat_member", async (ctx) => {
    const { old_chat_member: before, new_chat_member: now } = ctx.myChatMember;
    if (isOut(now.status)) {
      await store.forgetChat(ctx.chat.id);
      await hostRooms.closeChat(ctx.chat.id); // whoever takes the bot back decides anew
    } else if (isOut(before.status) && ctx.hasChatType(["group", "supergroup"]))
      await say(ctx, textsFor(ctx).greetingInGroup(ctx.me.username));
  });
  return feature;
}

/** In a private chat `kicked` means that the person blocked the bot. */
const isOut = (status: string): boolean => status === "left" || status === "kicked";
