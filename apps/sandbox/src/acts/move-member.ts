import { ok } from "@efir/kit";
import { toChat } from "../bot-api/to-chat.ts";
import { toPersonMember } from "../bot-api/to-member.ts";
import { toSeconds } from "../bot-api/to-message.ts";
import { toUser } from "../bot-api/to-user.ts";
import type { Desk } from "../desk.ts";
import type { Fault } from "../page-api.ts";
import { changeChat, chatOf, personOf } from "../world/chats.ts";
import type { Chat } from "../world/world.ts";
import { refuse, type Act } from "./act.ts";

type MoveMember = Extract<Fault, { readonly kind: "move-member" }>;

/** A person comes to a chat or goes from it. A bot hears of it where it is an admin, if it asked to. */
export function moveMember(
  desk: Desk,
  { chat: id, user, to }: MoveMember,
): Act<Record<string, never>> {
  const { world, updates, audience, options } = desk;
  const before = chatOf(world.get(), id);
  const person = personOf(world.get(), user);
  if (!before || !person || before.kind === "private") return refuse("fault-not-possible");
  world.set(changeChat(world.get(), id, (chat) => moved(chat, user, to)));
  const after = chatOf(world.get(), id) ?? before;
  const wire = toUser(person);
  const chat_member = {
    chat: toChat(world.get(), after),
    from: wire,
    date: toSeconds(options.clock.now()),
    old_chat_member: toPersonMember(wire, before),
    new_chat_member: toPersonMember(wire, after),
  };
  if (after.bot === "admin")
    updates.push({ kind: "chat_member", lane: `chat ${id}`, body: { chat_member } });
  audience.tellAll({ kind: "world-changed" });
  return ok({});
}

function moved(chat: Chat, user: number, to: MoveMember["to"]): Chat {
  const without = (people: readonly number[]) => people.filter((one) => one !== user);
  const rest = {
    ...chat,
    members: without(chat.members),
    admins: without(chat.admins),
    banned: without(chat.banned),
  };
  if (to === "member") return { ...rest, members: [...rest.members, user] };
  return to === "banned" ? { ...rest, banned: [...rest.banned, user] } : rest;
}
