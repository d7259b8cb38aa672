import { en } from "./en.ts";
import { ru } from "./ru.ts";
import type { Texts } from "./texts.ts";

const DICTIONARIES = { en, ru } as const;
export type Language = keyof typeof DICTIONARIES;

export interface LanguageWishes {
  /** `?lang=ru`, for tests and the curious. */
  readonly search: string;
  readonly telegram: string | null;
  readonly browser: readonly string[];
}

/** The first wish that we have words for; English otherwise. Wishes are IETF tags such as `pt-br`. */
export function chooseLanguage({ search, telegram, browser }: LanguageWishes): Language {
  const wishes = [new URLSearchParams(search).get("lang"), telegram, ...browser];
  for (const wish of wishes) {
    const spoken = wish?.toLowerCase().split(/[-_]/)[0];
    if (spoken === "en" || spoken === "ru") return spoken;
  }
  return "en";
}

export const textsIn = (language: Language): Texts => DICTIONARIES[language];
