/** What a button does when it is pressed. */
export type ButtonAction =
  | { readonly kind: "web-app"; readonly url: string }
  | { readonly kind: "url"; readonly url: string }
  | { readonly kind: "callback"; readonly data: string }
  | { readonly kind: "switch-inline"; readonly query: string }
  | { readonly kind: "switch-inline-here"; readonly query: string }
  | { readonly kind: "switch-inline-chosen"; readonly query: string; readonly to: ChatChoice }
  | { readonly kind: "copy"; readonly copied: string }
  | { readonly kind: "disabled" }
  /** Stands where one types, not under a message: a desk shows it under the message all the same. */
  | { readonly kind: "request-chat"; readonly wanted: WantedChat };

/** Which chat the bot asks for, and under which number the answer comes. */
export interface WantedChat {
  readonly request: number;
  readonly channel: boolean;
  readonly withBot: boolean;
  readonly withTitle: boolean;
}

/** The kinds of chats a message may be sent to. */
export interface ChatChoice {
  readonly users: boolean;
  readonly bots: boolean;
  readonly groups: boolean;
  readonly channels: boolean;
}

export interface Button {
  readonly text: string;
  readonly style: "danger" | "success" | "primary" | null;
  readonly action: ButtonAction;
}
export type Keyboard = readonly (readonly Button[])[];

export const PLAIN_ENTITIES = [
  "mention",
  "hashtag",
  "bot_command",
  "url",
  "email",
  "bold",
  "italic",
  "underline",
  "strikethrough",
  "spoiler",
  "blockquote",
  "expandable_blockquote",
  "code",
  "pre",
] as const;

export type Entity = Readonly<
  { offset: number; length: number } & (
    { kind: (typeof PLAIN_ENTITIES)[number] } | { kind: "text_link"; url: string }
  )
>;

/** A text and what is special in it; offsets are in UTF-16 code units, as Telegram counts them. */
export interface Styled {
  readonly text: string;
  readonly entities: readonly Entity[];
}

export type Author = { readonly kind: "person"; readonly id: number } | { readonly kind: "bot" };

export type ServiceEvent =
  | { readonly kind: "bot-added" }
  | { readonly kind: "bot-removed" }
  | { readonly kind: "migrated-to"; readonly chat: number }
  | { readonly kind: "migrated-from"; readonly chat: number }
  /** Null: the bot did not ask what it is called. */
  | {
      readonly kind: "chat-shared";
      readonly request: number;
      readonly chat: number;
      readonly title: string | null;
    };

export type Body =
  | ({ readonly kind: "text" } & Styled)
  | ({ readonly kind: "photo" | "document"; readonly file: string } & Styled)
  | { readonly kind: "service"; readonly event: ServiceEvent };

/** Whether a person wrote it, sent it through the bot, or the bot answered where it is a guest. */
export type Way = "direct" | "inline" | "guest";

export interface Draft {
  readonly author: Author;
  readonly way: Way;
  readonly body: Body;
  readonly keyboard: Keyboard;
  readonly thread: number | null;
  readonly replyTo: number | null;
  /** Its name among messages sent through the bot; null when the bot has no hold on it. */
  readonly inlineId: string | null;
  /** The one person who sees it; null for everybody in the chat. */
  readonly onlyFor: number | null;
  /** Milliseconds. */
  readonly date: number;
}

export interface Message extends Draft {
  /** Counts from 1 in each chat. One that only one person sees has a number below 0. */
  readonly id: number;
  readonly editedAt: number | null;
}

/** The words of a message; a service message has none. */
export const wordsOf = (body: Body): Styled =>
  body.kind === "service" ? { text: "", entities: [] } : body;
