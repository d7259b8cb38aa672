import type { Desk } from "../desk.ts";
import { deleteMessage, messageOf } from "../world/messages.ts";
import type { Chat } from "../world/world.ts";

/** Takes a message out of a chat and off the pages. */
export function eraseMessage(desk: Desk, chat: Chat, id: number): void {
  const only = messageOf(chat, id)?.onlyFor ?? null;
  desk.world.set(deleteMessage(desk.world.get(), { chat: chat.id, id }));
  desk.audience.tell({ kind: "message-deleted", chat: chat.id, message: id }, { chat, only });
}
