import { InlineQueryResultBuilder, type Context } from "grammy";
import type { InlineQueryResultArticle } from "grammy/types";
import type { Room, RoomCode } from "@efir/protocol";
import { languageFor } from "./asker.ts";
import type { BotDeps } from "./bot-deps.ts";
import { newRoomFacts, readCardFacts, type FactsDeps } from "./cards/card-facts.ts";
import { cardMessage, type CardMessage, type CardPlace } from "./cards/card-message.ts";
import { chatKind } from "./chat-place.ts";
import { say } from "./say.ts";
import type { Card } from "./store.ts";
import type { Language } from "./texts/language.ts";

/** Sends the room's card to where the question was asked; from then on it is kept up to date. */
export async function sendCard(ctx: Context, room: Room, deps: BotDeps): Promise<void> {
  const place = ctx.hasChatType("private") ? "private" : "elsewhere";
  const { text, options, look } = await write(room, { place, language: languageFor(ctx) }, deps);
  const { chat, message_id: message } = await say(ctx, text, options);
  const language = languageFor(ctx);
  const where = { chat: chat.id, message, chatKind: chatKind(chat) };
  await keepCard(room.code, { kind: "message", ...where, language }, { look, deps });
}

/** What a card is written of. */
type CardDeps = FactsDeps & Pick<BotDeps, "links">;

export interface Offered {
  readonly id: string;
  readonly title: string;
  readonly hint: string;
}

export interface CardResult {
  readonly result: InlineQueryResultArticle;
  readonly look: string;
}

/** The card as a result to choose: it may end up in any chat, so it has no web_app button. */
export async function cardResult(
  { id, title, hint: description }: Offered,
  room: Room,
  { language, deps }: { readonly language: Language; readonly deps: CardDeps },
): Promise<CardResult> {
  const seen = { place: "elsewhere", language } as const;
  const { text, options, look } = await write(room, seen, deps);
  // Without its keyboard Telegram would not tell us which message it became.
  const { reply_markup, ...textOptions } = options;
  const article = { description, ...(reply_markup && { reply_markup }) };
  const result = InlineQueryResultBuilder.article(id, title, article).text(text, textOptions);
  return { result, look };
}

/** The card is looked at once more: somebody may have come or gone since it was written. */
export async function keepCard(
  code: RoomCode,
  card: Card,
  { look, deps }: { readonly look: string | null; readonly deps: Pick<BotDeps, "store" | "cards"> },
): Promise<void> {
  await deps.store.addCard(code, card);
  if (look !== null) await deps.store.setShown(card, look);
  deps.cards.refresh(code);
}

async function write(
  room: Room,
  seen: Omit<CardPlace, "links">,
  deps: CardDeps,
): Promise<CardMessage> {
  const facts = (await readCardFacts(deps, room.code)) ?? newRoomFacts(room);
  return cardMessage(facts, { ...seen, links: deps.links });
}
