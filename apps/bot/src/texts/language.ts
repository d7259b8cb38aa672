export type Language = "en" | "ru";

/** Telegram says IETF tags (`ru`, `ru-RU`, `pt-br`), or nothing at all. */
export const languageOf = (tag: string | undefined): Language =>
  /^ru\b/i.test(tag ?? "") ? "ru" : "en";

/** For those who have no language of their own (channels, anonymous admins): the script they write in. */
export const languageOfText = (text: string): Language =>
  /\p{Script=Cyrillic}/u.test(text) ? "ru" : "en";
