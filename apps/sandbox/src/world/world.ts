import type { Message } from "./message.ts";

export interface Person {
  readonly id: number;
  readonly firstName: string;
  readonly username: string;
  readonly languageCode: string;
}

export type ChatKind = "private" | "group" | "supergroup" | "channel";

/** What the bot is in a chat. The second row is for a person's own chat with it. */
export type BotPlace =
  "absent" | "member" | "admin" | "left" | "kicked" | "not-started" | "started" | "blocked";

export interface Chat {
  readonly id: number;
  readonly kind: ChatKind;
  /** Empty for a private chat: each of the two sees the other's name. */
  readonly title: string;
  readonly members: readonly number[];
  readonly admins: readonly number[];
  /** Thrown out for good. */
  readonly banned: readonly number[];
  /** Empty unless the chat is a forum. */
  readonly topics: readonly { readonly thread: number; readonly title: string }[];
  readonly bot: BotPlace;
  /** The bot wrote here last among bots: a bare command is taken to be for it. */
  readonly lastBot: "ours" | "none";
  /** The supergroup that this group became. */
  readonly movedTo: number | null;
  readonly lastMessageId: number;
  readonly messages: readonly Message[];
}

/** The people, their chats, and what was said. Plain data: a change makes another world. */
export interface World {
  readonly people: readonly Person[];
  readonly chats: readonly Chat[];
}
