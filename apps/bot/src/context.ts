import type { Conversation, ConversationFlavor } from "@grammyjs/conversations";
import type { Context } from "grammy";

/** What every handler gets. `conversation` is there in private chats only, behind the wizard. */
export type BotContext = ConversationFlavor<Context>;

/** The guided talk, and what it gets; see @grammyjs/conversations. */
export type Talk = Conversation<BotContext>;
