import type { Language } from "./language.ts";
import type { Texts } from "./texts.ts";

/** Fetches the words of one language: nobody waits for those of another. */
export async function loadTexts(language: Language): Promise<Texts> {
  return language === "ru" ? (await import("./ru.ts")).ru : (await import("./en.ts")).en;
}
