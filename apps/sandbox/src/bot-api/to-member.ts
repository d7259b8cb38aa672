import type { ChatMember, User } from "grammy/types";
import type { Desk } from "../desk.ts";
import type { BotPlace, Chat } from "../world/world.ts";
import { toBotUser } from "./to-user.ts";

/** What the bot is in a chat, in Telegram's words. */
export const toMember = ({ bot }: Desk, chat: Chat): ChatMember =>
  memberAs(toBotUser(bot), chat.bot);

function memberAs(user: User, place: BotPlace): ChatMember {
  switch (place) {
    case "member":
    case "started":
      return { status: "member", user };
    case "admin":
      return toAdmin(user);
    case "absent":
    case "left":
    case "not-started":
      return { status: "left", user };
    case "kicked":
    case "blocked":
      return { status: "kicked", user, until_date: 0 };
  }
}

const toAdmin = (user: User): ChatMember => ({
  status: "administrator",
  user,
  can_be_edited: false,
  is_anonymous: false,
  can_manage_chat: true,
  can_delete_messages: true,
  can_manage_video_chats: true,
  can_restrict_members: true,
  can_promote_members: false,
  can_change_info: false,
  can_invite_users: true,
  can_post_stories: false,
  can_edit_stories: false,
  can_delete_stories: false,
  can_post_messages: true,
  can_edit_messages: true,
  can_send_welcome_messages: false,
});

/** What a person is in a chat. Whoever comes first among its admins made it. */
export function toPersonMember(user: User, { admins, banned, members }: Chat): ChatMember {
  if (banned.includes(user.id)) return { status: "kicked", user, until_date: 0 };
  if (admins[0] === user.id) return { status: "creator", user, is_anonymous: false };
  if (admins.includes(user.id)) return toAdmin(user);
  return members.includes(user.id) ? { status: "member", user } : { status: "left", user };
}
