import * as v from "valibot";

/**
 * What the sandbox's page and its server say to each other, under `/sandbox/api`. Every request names the
 * person who acts; there is nothing to prove here, it is a desk.
 *
 *   GET  /world?user=ID            → WorldView
 *   GET  /events?user=ID           → server-sent events, each one a PageEvent
 *   POST /messages                 SendText        → { messageId }
 *   POST /callbacks                PressButton     → CallbackAnswer
 *   POST /inline-queries           AskInline       → InlineAnswer
 *   POST /chosen-results           ChooseResult    → { messageId }
 *   POST /launches                 Launch          → { url }
 *   POST /prepared-shares          SharePrepared   → { messageId }
 *   POST /shared-chats             ShareChat       → { messageId }
 *   POST /faults                   Fault           → {} (what happens to chats and people in real life)
 *
 * A refusal is `{ error: { code, message } }` with a fitting status, as everywhere in Efir.
 */
const Id = v.pipe(v.number(), v.safeInteger());
const text = v.pipe(v.string(), v.minLength(1), v.maxLength(4_096));

/** A message is named by its chat and number; one sent through inline mode also by its own name. */
const where = { user: Id, chat: Id };

export const SendText = v.object({ ...where, thread: v.optional(Id), text });
export type SendText = v.InferOutput<typeof SendText>;

export const PressButton = v.object({ ...where, message: Id, data: v.string() });
export type PressButton = v.InferOutput<typeof PressButton>;

export const AskInline = v.object({ ...where, query: v.pipe(v.string(), v.maxLength(256)) });
export type AskInline = v.InferOutput<typeof AskInline>;

export const ChooseResult = v.object({
  ...where,
  thread: v.optional(Id),
  queryId: v.string(),
  resultId: v.string(),
});
export type ChooseResult = v.InferOutput<typeof ChooseResult>;

/** How a Mini App is opened decides what its init data holds: telegram.md, section 2. */
export const Launch = v.object({
  ...where,
  theme: v.picklist(["light", "dark"]),
  via: v.variant("kind", [
    v.object({ kind: v.literal("web-app-button"), url: v.string() }),
    v.object({ kind: v.literal("direct-link"), startParam: v.string() }),
    v.object({ kind: v.literal("menu-button") }),
  ]),
});
export type Launch = v.InferOutput<typeof Launch>;

export const SharePrepared = v.object({ ...where, preparedId: v.string() });
export type SharePrepared = v.InferOutput<typeof SharePrepared>;

/** The answer to a key that asks for a chat. */
export const ShareChat = v.object({ ...where, message: Id, request: Id, shared: Id });
export type ShareChat = v.InferOutput<typeof ShareChat>;

export const Fault = v.variant("kind", [
  v.object({ kind: v.literal("remove-bot"), chat: Id }),
  v.object({ kind: v.literal("add-bot"), chat: Id, user: Id }),
  v.object({ kind: v.literal("block-bot"), user: Id }),
  v.object({ kind: v.literal("unblock-bot"), user: Id }),
  v.object({ kind: v.literal("migrate-to-supergroup"), chat: Id }),
  /** Somebody goes, is thrown out for good, or comes (back). */
  v.object({
    kind: v.literal("move-member"),
    chat: Id,
    user: Id,
    to: v.picklist(["left", "banned", "member"]),
  }),
  v.object({ kind: v.literal("delete-message"), chat: Id, message: Id }),
  /** The next update is delivered this many times. */
  v.object({ kind: v.literal("deliver-again"), times: v.pipe(v.number(), v.integer()) }),
  /** The bot ends and starts again, as a deploy does it, and gets its updates in this way from then on. */
  v.object({ kind: v.literal("restart-bot"), delivery: v.picklist(["polling", "webhook"]) }),
]);
export type Fault = v.InferOutput<typeof Fault>;
export type Delivery = Extract<Fault, { readonly kind: "restart-bot" }>["delivery"];

export interface PersonView {
  readonly id: number;
  readonly firstName: string;
  readonly username: string;
  readonly languageCode: string;
  readonly avatarUrl: string;
}

export type ButtonView =
  | { readonly kind: "web-app"; readonly text: string; readonly url: string }
  | { readonly kind: "url"; readonly text: string; readonly url: string }
  | { readonly kind: "callback"; readonly text: string; readonly data: string }
  | { readonly kind: "switch-inline"; readonly text: string; readonly query: string }
  | { readonly kind: "switch-inline-here"; readonly text: string; readonly query: string }
  | {
      readonly kind: "request-chat";
      readonly text: string;
      readonly request: number;
      readonly channel: boolean;
      readonly withBot: boolean;
    };

export interface MessageView {
  readonly id: number;
  readonly thread: number | null;
  readonly from: { readonly id: number; readonly name: string; readonly isBot: boolean };
  /** The name of the bot through which a person sent it. */
  readonly viaBot: string | null;
  readonly text: string;
  readonly entities: readonly {
    readonly kind: string;
    readonly offset: number;
    readonly length: number;
    readonly url?: string;
  }[];
  readonly buttons: readonly (readonly ButtonView[])[];
  readonly replyTo: number | null;
  /** Milliseconds. */
  readonly date: number;
  readonly edited: boolean;
}

export interface ChatView {
  readonly id: number;
  readonly kind: "private" | "group" | "supergroup" | "channel";
  readonly title: string;
  readonly topics: readonly { readonly thread: number; readonly title: string }[];
  /** Whether the bot is in it; where it is not, inline and guest mode still work. */
  readonly hasBot: boolean;
  readonly canPost: boolean;
  readonly messages: readonly MessageView[];
}

export interface WorldView {
  readonly me: PersonView;
  readonly people: readonly PersonView[];
  readonly chats: readonly ChatView[];
  readonly bot: {
    readonly id: number;
    readonly name: string;
    readonly username: string;
    /** `https://t.me/<username>/<short name>`: links that begin so open the Mini App. */
    readonly appLink: string;
    readonly menuButton: { readonly text: string } | null;
  };
  /** What the bot offers in the command menu, by chat, for this person's language. */
  readonly commands: Readonly<
    Record<string, readonly { readonly command: string; readonly description: string }[]>
  >;
}

export type PageEvent =
  | { readonly kind: "message"; readonly chat: number; readonly message: MessageView }
  | { readonly kind: "message-edited"; readonly chat: number; readonly message: MessageView }
  | { readonly kind: "message-deleted"; readonly chat: number; readonly message: number }
  /** Something else changed: fetch the world again. */
  | { readonly kind: "world-changed" };

export interface CallbackAnswer {
  readonly text: string | null;
  readonly alert: boolean;
  readonly url: string | null;
}

export interface InlineAnswer {
  readonly queryId: string;
  readonly results: readonly {
    readonly id: string;
    readonly title: string;
    readonly description: string;
  }[];
  /** Stands above the results and opens a private chat with `/start <parameter>`. */
  readonly button: { readonly text: string; readonly startParameter: string } | null;
}
