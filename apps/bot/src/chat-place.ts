import type { Chat, Message } from "grammy/types";
import type { ChatPlace } from "./store.ts";

export const placeOf = ({ chat, is_topic_message, message_thread_id }: Message): ChatPlace => ({
  chat: chat.id,
  thread: (is_topic_message && message_thread_id) || null,
});

export function chatKind({ type }: Chat): "private" | "group" | "channel" {
  return type === "supergroup" ? "group" : type;
}
