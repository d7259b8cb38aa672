import { ok, type Result } from "@efir/kit";
import * as v from "valibot";
import { eraseMessage } from "../acts/erase-message.ts";
import { messageOf } from "../world/messages.ts";
import type { Chat } from "../world/world.ts";
import { reach } from "./access.ts";
import { method } from "./method.ts";
import { ChatId, Int, structured } from "./params.ts";
import { badRequest, type ApiRefusal } from "./refusal.ts";

const One = v.object({ chat_id: ChatId, message_id: Int });
const Many = v.object({ chat_id: ChatId, message_ids: structured(v.array(Int)) });

export const deleteMessage = method(One, (desk, { chat_id, message_id }) => {
  const chat = reach(desk.world.get(), chat_id);
  if (!chat.ok) return chat;
  const may = mayDelete(chat.value, message_id);
  if (!may.ok) return may;
  eraseMessage(desk, chat.value, message_id);
  return ok(true);
});

/** Of many, those that cannot be deleted are passed over. */
export const deleteMessages = method(Many, (desk, { chat_id, message_ids }) => {
  const chat = reach(desk.world.get(), chat_id);
  if (!chat.ok) return chat;
  for (const id of message_ids)
    if (mayDelete(chat.value, id).ok) eraseMessage(desk, chat.value, id);
  return ok(true);
});

/** Its own messages anywhere; those of people in private chats and where it is an admin. */
function mayDelete(chat: Chat, id: number): Result<null, ApiRefusal> {
  const message = messageOf(chat, id);
  if (!message || message.id < 0) return badRequest("message to delete not found");
  const isFree = chat.kind === "private" || chat.bot === "admin";
  return message.author.kind === "bot" || isFree
    ? ok(null)
    : badRequest("message can't be deleted");
}
