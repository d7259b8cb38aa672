import { ok } from "@efir/kit";
import type { Desk } from "../desk.ts";
import type { Delivery, Fault } from "../page-api.ts";
import { chatOf, hasBot, isWithBot, personOf } from "../world/chats.ts";
import { messageOf } from "../world/messages.ts";
import { migrate } from "../world/migrate.ts";
import type { BotPlace, Chat } from "../world/world.ts";
import { refuse, type Act } from "./act.ts";
import { moveBot, note } from "./bot-membership.ts";
import { eraseMessage } from "./erase-message.ts";
import { moveMember } from "./move-member.ts";

type Done = Act<Record<string, never>>;
const DONE = ok({});

/** What happens to chats and people in real life, on purpose. */
export function causeFault(desk: Desk, fault: Fault): Done {
  switch (fault.kind) {
    case "remove-bot":
      return removeBot(desk, fault.chat);
    case "add-bot":
      return addBot(desk, fault);
    case "block-bot":
      return setBlocked(desk, fault.user, "blocked");
    case "unblock-bot":
      return chatOf(desk.world.get(), fault.user)?.bot === "blocked"
        ? setBlocked(desk, fault.user, "started")
        : refuse("fault-not-possible");
    case "migrate-to-supergroup":
      return moveGroup(desk, fault.chat);
    case "move-member":
      return moveMember(desk, fault);
    case "delete-message":
      return removeMessage(desk, fault);
    case "deliver-again":
      desk.updates.repeatNext(fault.times);
      return DONE;
    case "restart-bot":
      return restartBot(desk, fault.delivery);
  }
}

function restartBot({ options }: Desk, delivery: Delivery): Done {
  if (!options.restartBot) return refuse("fault-not-possible");
  options.restartBot(delivery);
  return DONE;
}

const sharedChat = ({ world }: Desk, id: number): Chat | null => {
  const chat = chatOf(world.get(), id);
  return chat && chat.kind !== "private" && chat.movedTo === null ? chat : null;
};

function removeBot(desk: Desk, id: number): Done {
  const chat = sharedChat(desk, id);
  const by = personOf(desk.world.get(), chat?.admins[0] ?? 0);
  if (!chat || !by || !hasBot(chat)) return refuse("fault-not-possible");
  moveBot(desk, { chat, by, to: "kicked" });
  note(desk, id, { kind: "bot-removed" });
  return DONE;
}

function addBot(desk: Desk, fault: { readonly chat: number; readonly user: number }): Done {
  const chat = sharedChat(desk, fault.chat);
  const by = personOf(desk.world.get(), fault.user);
  if (!chat || !by || hasBot(chat)) return refuse("fault-not-possible");
  moveBot(desk, { chat, by, to: chat.kind === "channel" ? "admin" : "member" });
  note(desk, chat.id, { kind: "bot-added" });
  return DONE;
}

function setBlocked(desk: Desk, user: number, to: BotPlace): Done {
  const chat = chatOf(desk.world.get(), user);
  const by = personOf(desk.world.get(), user);
  if (!chat || !by || !isWithBot(chat) || chat.bot === to) return refuse("fault-not-possible");
  moveBot(desk, { chat, by, to });
  return DONE;
}

/** The bot hears of it twice: from the chat that was, and from the one that is. */
function moveGroup(desk: Desk, group: number): Done {
  const moved = migrate(desk.world.get(), group);
  if (!moved) return refuse("fault-not-possible");
  desk.world.set(moved.world);
  note(desk, group, { kind: "migrated-to", chat: moved.supergroup });
  note(desk, moved.supergroup, { kind: "migrated-from", chat: group });
  desk.audience.tellAll({ kind: "world-changed" });
  return DONE;
}

function removeMessage(
  desk: Desk,
  name: { readonly chat: number; readonly message: number },
): Done {
  const chat = chatOf(desk.world.get(), name.chat);
  if (!chat || !messageOf(chat, name.message)) return refuse("message-not-found");
  eraseMessage(desk, chat, name.message);
  return DONE;
}
