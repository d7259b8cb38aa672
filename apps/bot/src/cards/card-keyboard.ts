import type { RoomCode } from "@efir/protocol";
import { InlineKeyboard } from "grammy";
import type { Links } from "../links.ts";
import { ringData } from "../rings/ring-data.ts";
import type { Language } from "../texts/language.ts";
import { cardTexts } from "./texts.ts";

export interface CardKeyboard {
  readonly code: RoomCode;
  /** Telegram takes `web_app` buttons in private chats only: BUTTON_TYPE_INVALID. */
  readonly place: "private" | "elsewhere";
  readonly links: Pick<Links, "webApp" | "direct">;
  readonly language: Language;
  /** An app is there to be opened together with the voices. */
  readonly hasApp?: boolean;
  /** How many want to be rung; null: nobody is asked. */
  readonly rings: number | null;
}

export function cardKeyboard({
  code,
  place,
  links,
  language,
  hasApp = false,
  rings,
}: CardKeyboard): InlineKeyboard {
  const texts = cardTexts(language);
  const join = hasApp ? texts.joinApp : texts.join;
  const keyboard =
    place === "private"
      ? new InlineKeyboard().webApp(join, links.webApp(code))
      : new InlineKeyboard().url(join, links.direct(code));
  const data = ringData(code);
  if (rings !== null && data !== null) keyboard.row().text(texts.ringMe(rings), data);
  return keyboard;
}
