export type Language = "en" | "ru";

/** By the letters somebody writes with; otherwise as they were taken for before. */
export function languageOf(text: string, otherwise: Language): Language {
  if (/\p{Script=Cyrillic}/u.test(text)) return "ru";
  return /\p{Script=Latin}/u.test(text) ? "en" : otherwise;
}
