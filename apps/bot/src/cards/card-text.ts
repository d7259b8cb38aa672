import type { Language } from "../texts/language.ts";
import type { CardFacts, CardState } from "./card-facts.ts";
import { cleanText } from "./clean-text.ts";
import { cardTexts, type CardTexts } from "./texts.ts";

const MINUTE_MS = 60_000;
/** So many names are all said; of more only the first few. */
const ALL_NAMES = 5;
const FIRST_NAMES = 3;

/** The card's words, for `parse_mode: "HTML"`: names and titles may hold anything. */
export function cardText(
  { title, mode, entry, state, host }: CardFacts,
  language: Language,
): string {
  const texts = cardTexts(language);
  const lines = [
    `<b>${cleanText(title) || texts.untitled}</b>`,
    texts.modes[mode],
    texts.entries[entry],
    host && texts.host(cleanText(host.place), host.isHere),
    stateLine(state, texts),
  ];
  return lines.filter((line) => line !== null).join("\n");
}

function stateLine(state: CardState, texts: CardTexts): string {
  switch (state.kind) {
    case "on-air":
      return texts.onAir(state.names.length, nameList(state.names, texts));
    case "nobody-yet":
      return texts.nobodyYet;
    case "ended":
      return texts.ended(Math.round(state.lastedMs / MINUTE_MS), state.came);
    case "gone":
      return state.last ? stateLine(state.last, texts) : texts.endedUnseen;
  }
}

/** For HTML, as `cardText`. */
export function nameList(all: readonly string[], texts: CardTexts): string {
  const names = all.map((name) => cleanText(name) || "?");
  if (names.length <= ALL_NAMES) return names.join(", ");
  return texts.namesAndMore(names.slice(0, FIRST_NAMES).join(", "), names.length - FIRST_NAMES);
}
