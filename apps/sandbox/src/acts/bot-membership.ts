import type { ChatMember } from "grammy/types";
import { toChat } from "../bot-api/to-chat.ts";
import { toMember } from "../bot-api/to-member.ts";
import { toSeconds } from "../bot-api/to-message.ts";
import { toUser } from "../bot-api/to-user.ts";
import type { Desk } from "../desk.ts";
import { chatOf, placeBot } from "../world/chats.ts";
import type { Message, ServiceEvent } from "../world/message.ts";
import type { BotPlace, Chat, Person } from "../world/world.ts";
import { plain, publish, report } from "./publish.ts";

export interface Move {
  readonly chat: Chat;
  readonly by: Person;
  readonly to: BotPlace;
}

/** Gives the bot another place in a chat, and tells it so. */
export function moveBot(desk: Desk, { chat, by, to }: Move): void {
  const before = toMember(desk, chat);
  desk.world.set(placeBot(desk.world.get(), chat.id, to));
  const after = toMember(desk, { ...chat, bot: to });
  desk.updates.push({
    kind: "my_chat_member",
    lane: `chat ${chat.id}`,
    body: { my_chat_member: change(desk, { chat, by, before, after }) },
  });
  desk.audience.tellAll({ kind: "world-changed" });
}

interface Change extends Pick<Move, "chat" | "by"> {
  readonly before: ChatMember;
  readonly after: ChatMember;
}

const change = ({ world, options }: Desk, { chat, by, before, after }: Change) => ({
  chat: toChat(world.get(), chat),
  from: toUser(by),
  date: toSeconds(options.clock.now()),
  old_chat_member: before,
  new_chat_member: after,
});

/** A line in the chat that nobody wrote. The bot hears it where it is. */
export function note(desk: Desk, chatId: number, event: ServiceEvent): void {
  const chat = chatOf(desk.world.get(), chatId);
  const author: Message["author"] = { kind: "person", id: chat?.admins[0] ?? 0 };
  const date = desk.options.clock.now();
  const thread = chat?.topics[0]?.thread ?? null;
  const found = publish(
    desk,
    chatId,
    plain({ author, body: { kind: "service", event }, thread, date }),
  );
  if (found) report(desk, found);
}
