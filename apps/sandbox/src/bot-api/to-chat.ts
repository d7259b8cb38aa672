import type { Chat as WireChat } from "grammy/types";
import { isForum, personOf } from "../world/chats.ts";
import type { Chat, World } from "../world/world.ts";

type NonChannel = Exclude<WireChat, { type: "channel" }>;

/** A chat as the bot is told of it. */
export const toChat = (world: World, chat: Chat): WireChat =>
  chat.kind === "channel"
    ? { id: chat.id, type: "channel", title: chat.title }
    : toTalk(world, chat);

/** A chat where people talk: any but a channel, which this takes for a supergroup. */
export function toTalk(world: World, chat: Chat): NonChannel {
  const { id, kind, title } = chat;
  switch (kind) {
    case "private":
      return toPrivate(world, chat);
    case "group":
      return { id, type: kind, title };
    case "supergroup":
    case "channel":
      return { id, type: "supergroup", title, ...(isForum(chat) && { is_forum: true }) };
  }
}

function toPrivate(world: World, { id, members }: Chat): NonChannel {
  const person = personOf(world, members[0] ?? id);
  return {
    id,
    type: "private",
    first_name: person?.firstName ?? "",
    ...(person && { username: person.username }),
  };
}
