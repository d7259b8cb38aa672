import type { InlineKeyboard } from "grammy";
import { QUORUM } from "../rings/quorum.ts";
import type { Card } from "../store.ts";
import type { Language } from "../texts/language.ts";
import type { CardFacts } from "./card-facts.ts";
import { cardKeyboard, type CardKeyboard } from "./card-keyboard.ts";
import { cardText } from "./card-text.ts";

export interface CardMessage {
  readonly text: string;
  /** What goes beside the text into a call that sends or edits it. */
  readonly options: {
    readonly parse_mode: "HTML";
    readonly link_preview_options: { readonly is_disabled: true };
    readonly reply_markup?: InlineKeyboard;
  };
  /** Equal for messages that look the same: what the store remembers as shown. */
  readonly look: string;
}

export interface CardPlace extends Pick<CardKeyboard, "place" | "links"> {
  readonly language: Language;
}

export function cardMessage(facts: CardFacts, { place, links, language }: CardPlace): CardMessage {
  const text = cardText(facts, language);
  const { code, host } = facts;
  const more = { hasApp: host?.isHere ?? false, rings: ringsAsked(facts) };
  const keyboard =
    facts.state.kind === "gone" ? null : cardKeyboard({ code, place, links, language, ...more });
  return {
    text,
    options: {
      parse_mode: "HTML",
      link_preview_options: { is_disabled: true }, // a name may look like a link
      ...(keyboard && { reply_markup: keyboard }),
    },
    look: JSON.stringify([text, keyboard]),
  };
}

/** Where enough are on air already there is nothing to wait for. */
const ringsAsked = ({ state, rings }: CardFacts): number | null =>
  state.kind === "on-air" && state.names.length >= QUORUM ? null : rings;

export const placeOf = (card: Card): CardKeyboard["place"] =>
  card.kind === "message" && card.chatKind === "private" ? "private" : "elsewhere";
