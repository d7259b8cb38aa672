import type { Message as WireMessage, User } from "grammy/types";
import type { Desk } from "../desk.ts";
import { isForum, personOf } from "../world/chats.ts";
import type { Message, Styled } from "../world/message.ts";
import { messageOf, type Found } from "../world/messages.ts";
import { toChat } from "./to-chat.ts";
import { toEntity } from "./to-entity.ts";
import { toMarkup } from "./to-keyboard.ts";
import { toBotUser, toUser } from "./to-user.ts";

/** A message as the bot is told of it, with the one it replies to. */
export function toMessage(desk: Desk, { chat, message }: Found): WireMessage {
  const bare = toBare(desk, { chat, message });
  const answered = message.replyTo === null ? null : messageOf(chat, message.replyTo);
  if (!answered) return bare;
  // Assigned, because the type of a reply has a property that must be there and undefined.
  return Object.assign(bare, { reply_to_message: toBare(desk, { chat, message: answered }) });
}

function toBare(desk: Desk, { chat, message }: Found): WireMessage {
  const wireChat = toChat(desk.world.get(), chat);
  const markup = toMarkup(message.keyboard);
  return {
    message_id: Math.max(message.id, 0),
    ...(chat.kind === "channel"
      ? { sender_chat: wireChat }
      : { from: authorOf(desk, message) ?? toBotUser(desk.bot) }),
    chat: wireChat,
    date: toSeconds(message.date),
    ...topic(message, isForum(chat)),
    ...ephemeral(desk, message),
    ...(message.way === "inline" && { via_bot: toBotUser(desk.bot) }),
    ...(message.editedAt !== null && { edit_date: toSeconds(message.editedAt) }),
    ...content(desk, message),
    ...(markup && { reply_markup: markup }),
  };
}

export const toSeconds = (ms: number): number => Math.floor(ms / 1_000);

/** Null for the bot itself. */
function authorOf({ world }: Desk, { author }: Message): User | null {
  const person = author.kind === "person" ? personOf(world.get(), author.id) : null;
  return person && toUser(person);
}

/** General is a topic for people only: in the Bot API it is no thread. */
const topic = ({ thread }: Message, isInForum: boolean): Partial<WireMessage> =>
  isInForum && thread !== null && thread > 1
    ? { message_thread_id: thread, is_topic_message: true }
    : {};

function ephemeral({ world }: Desk, { onlyFor, id }: Message): Partial<WireMessage> {
  const receiver = onlyFor === null ? null : personOf(world.get(), onlyFor);
  return receiver ? { receiver_user: toUser(receiver), ephemeral_message_id: -id } : {};
}

function content(desk: Desk, { body }: Message): Partial<WireMessage> {
  switch (body.kind) {
    case "text":
      return { text: body.text, ...entities(body, "entities") };
    case "photo": {
      const photo = { ...toFile(body.file), width: 160, height: 160 };
      return { photo: [photo], caption: body.text, ...entities(body, "caption_entities") };
    }
    case "document":
      return {
        document: toFile(body.file),
        caption: body.text,
        ...entities(body, "caption_entities"),
      };
    case "service":
      return service(desk, body.event);
  }
}

const entities = (styled: Styled, field: "entities" | "caption_entities") =>
  styled.entities.length > 0 && { [field]: styled.entities.map(toEntity) };

const toFile = (file: string) => ({ file_id: file, file_unique_id: file });

function service(
  { bot }: Desk,
  event: Extract<Message["body"], { kind: "service" }>["event"],
): Partial<WireMessage> {
  switch (event.kind) {
    case "bot-added":
      return { new_chat_members: [toBotUser(bot)] };
    case "bot-removed":
      return { left_chat_member: toBotUser(bot) };
    case "migrated-to":
      return { migrate_to_chat_id: event.chat };
    case "migrated-from":
      return { migrate_from_chat_id: event.chat };
    case "chat-shared": {
      const title = event.title !== null && { title: event.title };
      return { chat_shared: { request_id: event.request, chat_id: event.chat, ...title } };
    }
  }
}
