import { isWithBot } from "./world/chats.ts";
import type { Chat } from "./world/world.ts";

/** What Telegram calls the chat a person asked or launched from; `sender` is the one with the bot. */
export const chatType = (chat: Chat) => (isWithBot(chat) ? "sender" : chat.kind);
