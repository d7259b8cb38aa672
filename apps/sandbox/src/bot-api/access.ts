import { ok, type Result } from "@efir/kit";
import { chatOf, isWithBot } from "../world/chats.ts";
import type { Chat, World } from "../world/world.ts";
import { badRequest, forbidden, movedTo, type ApiRefusal } from "./refusal.ts";

/** The chat, if the bot may speak there. */
export function reach(world: World, chatId: number): Result<Chat, ApiRefusal> {
  const chat = chatOf(world, chatId);
  if (!chat || (chat.kind === "private" && !isWithBot(chat))) return badRequest("chat not found");
  if (chat.movedTo !== null) return movedTo(chat.movedTo);
  return admitted(chat);
}

function admitted(chat: Chat): Result<Chat, ApiRefusal> {
  switch (chat.bot) {
    case "member":
    case "admin":
    case "started":
      return ok(chat);
    case "absent":
      return badRequest("chat not found");
    case "not-started":
      return forbidden("bot can't initiate conversation with a user");
    case "blocked":
      return forbidden("bot was blocked by the user");
    case "kicked":
      return forbidden(`bot was kicked from the ${chat.kind} chat`);
    case "left":
      return forbidden(`bot is not a member of the ${chat.kind} chat`);
  }
}
