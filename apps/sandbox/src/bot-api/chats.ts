import { ok, type Result } from "@efir/kit";
import * as v from "valibot";
import { moveBot } from "../acts/bot-membership.ts";
import { personOf } from "../world/chats.ts";
import type { Chat, Person, World } from "../world/world.ts";
import { reach } from "./access.ts";
import { method } from "./method.ts";
import { ChatId, Int } from "./params.ts";
import { badRequest, type ApiRefusal } from "./refusal.ts";
import { toChat } from "./to-chat.ts";
import { toMember, toPersonMember } from "./to-member.ts";
import { toUser } from "./to-user.ts";

const InChat = v.object({ chat_id: ChatId });

/** The fields that every full description of a chat has, whatever the chat. */
const FULL = {
  accent_color_id: 0,
  max_reaction_count: 11,
  accepted_gift_types: {
    unlimited_gifts: false,
    limited_gifts: false,
    unique_gifts: false,
    premium_subscription: false,
    gifts_from_channels: false,
  },
} as const;

export const getChat = method(InChat, ({ world }, { chat_id }) => {
  const chat = reach(world.get(), chat_id);
  return chat.ok ? ok({ ...toChat(world.get(), chat.value), ...FULL }) : chat;
});

const Member = v.object({ chat_id: ChatId, user_id: Int });

export const getChatMember = method(Member, (desk, { chat_id, user_id }) => {
  const chat = reach(desk.world.get(), chat_id);
  if (!chat.ok) return chat;
  if (user_id === desk.bot.id) return ok(toMember(desk, chat.value));
  const person = personOf(desk.world.get(), user_id);
  return person ? ok(toPersonMember(toUser(person), chat.value)) : badRequest("member not found");
});

export const getChatMemberCount = method(InChat, ({ world }, { chat_id }) => {
  const chat = reach(world.get(), chat_id);
  return chat.ok ? ok(chat.value.members.length + 1) : chat;
});

export const getChatAdministrators = method(InChat, (desk, { chat_id }) => {
  const chat = reach(desk.world.get(), chat_id);
  if (!chat.ok) return chat;
  if (chat.value.kind === "private")
    return badRequest("there are no administrators in the private chat");
  const people = adminsOf(desk.world.get(), chat.value);
  const admins = people.map((person) => toPersonMember(toUser(person), chat.value));
  return ok(chat.value.bot === "admin" ? [...admins, toMember(desk, chat.value)] : admins);
});

const adminsOf = (world: World, { admins }: Chat): readonly Person[] =>
  world.people.filter(({ id }) => admins.includes(id));

export const leaveChat = method(InChat, (desk, { chat_id }) => {
  const chat = reach(desk.world.get(), chat_id);
  if (!chat.ok) return chat;
  const by = someone(desk.world.get(), chat.value);
  if (!by.ok) return by;
  moveBot(desk, { chat: chat.value, by: by.value, to: "left" });
  return ok(true);
});

/** Telegram names the bot itself here; people stand in for it, as nothing depends on who it was. */
function someone(world: World, chat: Chat): Result<Person, ApiRefusal> {
  const [first] = adminsOf(world, chat);
  return first && chat.kind !== "private"
    ? ok(first)
    : badRequest("chat member status can't be changed in private chats");
}

const Action = v.object({
  chat_id: ChatId,
  action: v.picklist([
    "typing",
    "upload_photo",
    "record_video",
    "upload_video",
    "record_voice",
    "upload_voice",
    "upload_document",
    "choose_sticker",
    "find_location",
    "record_video_note",
    "upload_video_note",
  ]),
});

export const sendChatAction = method(Action, ({ world }, { chat_id }) => {
  const chat = reach(world.get(), chat_id);
  return chat.ok ? ok(true) : chat;
});
