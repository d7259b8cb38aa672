import { en } from "./en.ts";
import { ru } from "./ru.ts";
import type { Texts } from "./texts.ts";

export type Language = "en" | "ru";

/** The page speaks as the person's Telegram does; English to everybody whose language it lacks. */
export const languageOf = (code: string | null): Language =>
  code?.toLowerCase().split(/[-_]/)[0] === "ru" ? "ru" : "en";

export const textsFor = (code: string | null): Texts => (languageOf(code) === "ru" ? ru : en);
