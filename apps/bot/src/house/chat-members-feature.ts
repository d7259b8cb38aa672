import { bar, unban, withStanding, type RoomRights } from "@efir/directory";
import { ok, type Clock } from "@efir/kit";
import type { Person } from "@efir/protocol";
import { Composer } from "grammy";
import type { ChatMember, User } from "grammy/types";
import { memberIdOf } from "../asker.ts";
import type { BotDeps } from "../bot-deps.ts";
import type { BotContext } from "../context.ts";
import { isInside } from "./chat-member.ts";

type Deps = Pick<BotDeps, "directory" | "store" | "clock" | "admins">;

/** What becomes of people in a chat becomes of them in its rooms: a ban, an unban, an office. */
export function chatMembersFeature(deps: Deps): Composer<BotContext> {
  const feature = new Composer<BotContext>();
  feature.on("chat_member", async (ctx) => {
    const { chat, old_chat_member: before, new_chat_member: now } = ctx.chatMember;
    const rooms = await deps.store.runningRooms(chat.id);
    for (const code of rooms) {
      await deps.directory.changeRights(code, ({ rights }) =>
        ok(followed(rights, { before, now }, deps.clock)),
      );
      if (isAdmin(before) || isAdmin(now)) deps.admins.refresh(code);
    }
  });
  return feature;
}

interface Move {
  readonly before: ChatMember;
  readonly now: ChatMember;
}

function followed(rights: RoomRights, { before, now }: Move, { now: clock }: Clock): RoomRights {
  const person = personOf(now.user);
  if (now.status === "kicked") return bar(rights, person, { kind: "banned", at: clock() });
  if (before.status === "kicked") return unban(rights, person.id);
  // Let in as a member of the chat, and none any more: to be looked up again.
  const wasLetIn = rights.people[person.id]?.entry?.kind === "admitted";
  if (isInside(now) || !wasLetIn) return rights;
  return withStanding(rights, person.id, { entry: { kind: "admitted", at: 0 } });
}

const isAdmin = ({ status }: ChatMember): boolean =>
  status === "creator" || status === "administrator";

const personOf = (user: User): Person => ({
  id: memberIdOf(user),
  name: `${user.first_name} ${user.last_name ?? ""}`.trim().slice(0, 64) || String(user.id),
  avatar: null,
});
