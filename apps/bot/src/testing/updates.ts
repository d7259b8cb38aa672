import type { Chat, Message, Update, User } from "grammy/types";

let lastUpdate = 1_000;
let lastMessage = 1;

export const ANNA = person(7, "Anna", "en");
export const BORIS = person(8, "Борис", "ru-RU");

function person(id: number, first_name: string, language_code: string): User {
  return { id, is_bot: false, first_name, language_code };
}

export const privateChat = ({ id, first_name }: User): Chat => ({
  id,
  type: "private",
  first_name,
});
export const GROUP: Chat = { id: -100, type: "group", title: "Friends" };
export const SUPERGROUP: Chat = { id: -1_001_000_000_001, type: "supergroup", title: "Crew" };
export const FORUM: Chat = {
  id: -1_001_000_000_002,
  type: "supergroup",
  title: "Forum",
  is_forum: true,
};
export const CHANNEL: Chat = { id: -1_002_500_000_000, type: "channel", title: "Новости" };
export const ANONYMOUS = { id: 1_087_968_824, is_bot: true, first_name: "Group" };

export const nextId = (): number => ++lastUpdate;

type More = Partial<Record<keyof Message, unknown>>;

/** A message somebody wrote; one that begins with a slash is a command. */
export function says(text: string, chat: Chat, more: More = {}): Update {
  const message = { ...toMessage(text, chat), from: ANNA, ...more };
  return { update_id: nextId(), message } as unknown as Update;
}

export const whispers = (text: string, from: User = ANNA): Update =>
  says(text, privateChat(from), { from });

export const posts = (text: string, chat: Chat = CHANNEL, more: More = {}): Update =>
  ({
    update_id: nextId(),
    channel_post: { ...toMessage(text, chat), sender_chat: chat, ...more },
  }) as unknown as Update;

function toMessage(text: string, chat: Chat) {
  const [command = ""] = text.split(/\s/);
  const entities = [{ type: "bot_command", offset: 0, length: command.length }];
  return {
    message_id: ++lastMessage,
    date: 1,
    chat,
    text,
    ...(text.startsWith("/") && { entities }),
  };
}

export const presses = (data: string, from: User = ANNA): Update => ({
  update_id: nextId(),
  callback_query: {
    id: "query",
    from,
    chat_instance: "c",
    data,
    message: { message_id: 1, date: 1, chat: privateChat(from), text: "…" },
  },
});

export const types = (query: string, from: User = ANNA): Update =>
  ({
    update_id: nextId(),
    inline_query: { id: "query", from, query, offset: "", chat_type: "group" },
  }) as unknown as Update;

export const chooses = (result_id: string, query: string, more: object = {}): Update => ({
  update_id: nextId(),
  chosen_inline_result: { result_id, from: ANNA, query, inline_message_id: "inline-1", ...more },
});

export const mentions = (text: string, more: object = {}): Update =>
  ({
    update_id: nextId(),
    guest_message: {
      ...toMessage(text, GROUP),
      from: ANNA,
      guest_query_id: "guest-query",
      ...more,
    },
  }) as unknown as Update;

export const membership = (chat: Chat, before: string, now: string): Update =>
  ({
    update_id: nextId(),
    my_chat_member: {
      chat,
      from: ANNA,
      date: 1,
      old_chat_member: { status: before, user: ANNA },
      new_chat_member: { status: now, user: ANNA },
    },
  }) as unknown as Update;

/** Somebody's place in a chat changed: seen by a bot that is an admin there. */
export const changesMember = (chat: Chat, before: object, now: object): Update =>
  ({
    update_id: nextId(),
    chat_member: { chat, from: ANNA, date: 1, old_chat_member: before, new_chat_member: now },
  }) as unknown as Update;

export const sharesChat = (chat_id: number, title: string, from: User = ANNA): Update =>
  says("", privateChat(from), { from, chat_shared: { request_id: 1, chat_id, title } });
