import type { Desk } from "../desk.ts";
import { hasBot, personOf } from "../world/chats.ts";
import { moveBot } from "./bot-membership.ts";

/**
 * The bot is told of each group it is in, as if somebody had just added it: a bot that greets then has
 * written last, so that a bare command reaches it in spite of privacy mode, as it does in real groups.
 */
export function begin(desk: Desk): void {
  const groups = desk.world
    .get()
    .chats.filter((chat) => hasBot(chat) && (chat.kind === "group" || chat.kind === "supergroup"));
  for (const chat of groups) {
    const by = personOf(desk.world.get(), chat.admins[0] ?? 0);
    if (by) moveBot(desk, { chat: { ...chat, bot: "left" }, by, to: chat.bot });
  }
}
