import { isWithBot } from "../world/chats.ts";
import { wordsOf } from "../world/message.ts";
import { messageOf, type Found } from "../world/messages.ts";

/**
 * Whether the bot is told of a message: everything in a chat of its own or where it is an admin, and in
 * groups what privacy mode leaves (core.telegram.org/bots/features#privacy-mode).
 */
export function isTold(found: Found, botUsername: string): boolean {
  switch (found.chat.bot) {
    case "started":
    case "admin":
      return true;
    case "member":
      return !isWithBot(found.chat) && passesPrivacy(found, botUsername);
    case "absent":
    case "left":
    case "kicked":
    case "blocked":
    case "not-started":
      return false;
  }
}

function passesPrivacy({ chat, message }: Found, botUsername: string): boolean {
  if (message.body.kind === "service" || message.way === "inline") return true;
  const answered = message.replyTo === null ? null : messageOf(chat, message.replyTo);
  if (answered?.author.kind === "bot") return true;
  const command = commandIn(wordsOf(message.body).text);
  if (!command) return false;
  return command.to === null
    ? chat.lastBot === "ours"
    : command.to.toLowerCase() === botUsername.toLowerCase();
}

/** The command a text begins with, and the bot it names. */
function commandIn(text: string): { readonly to: string | null } | null {
  const match = /^\/[a-zA-Z0-9_]{1,64}(?:@(\w+))?(?!\w)/.exec(text);
  return match && { to: match[1] ?? null };
}
