import { InlineKeyboard } from "grammy";
import { Room } from "@efir/protocol";
import { toTitle } from "../../room-title.ts";
import type { RoomSettings, WizardTexts } from "../../texts/texts.ts";
import { choice, type Question } from "./question.ts";

const DEFAULT_TITLE = "title:default";
const LEAST = 2;

/** A title, or a tap on the button for the title that it would get anyhow. */
export function titleQuestion(texts: WizardTexts, otherwise: string): Question<string> {
  return {
    text: texts.title,
    keyboard: new InlineKeyboard().text(texts.defaultTitle, DEFAULT_TITLE),
    read: ({ callbackQuery, message }) => {
      if (callbackQuery) return callbackQuery.data === DEFAULT_TITLE ? otherwise : null;
      const title = toTitle(message?.text ?? "");
      return title?.startsWith("/") ? null : title;
    },
  };
}

export const modeQuestion = ({ mode, modes }: WizardTexts): Question<RoomSettings["mode"]> =>
  choice({ name: "mode", text: mode, labels: modes, keys: Room.entries.mode.options });

export const entryQuestion = ({ entry, entries }: WizardTexts): Question<RoomSettings["entry"]> =>
  choice({ name: "entry", text: entry, labels: entries, keys: Room.entries.entry.wrapped.options });

/** A few numbers to tap; any other may be typed. */
export function limitQuestion({ limit }: WizardTexts, most: number): Question<number> {
  const offered = [...new Set([2, 4, 8, 16, 32, most])].filter((some) => some <= most);
  const buttons = offered.map((some) => InlineKeyboard.text(String(some), `limit:${some}`));
  return {
    text: limit(most),
    keyboard: InlineKeyboard.from([buttons]),
    read: ({ callbackQuery, message }) => {
      const said = callbackQuery ? callbackQuery.data?.replace(/^limit:/, "") : message?.text;
      const count = /^\s*\d{1,4}\s*$/.test(said ?? "") ? Number(said) : 0;
      return count >= LEAST && count <= most ? count : null;
    },
  };
}
