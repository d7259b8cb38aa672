import { expect, it } from "vitest";
import { en } from "./en.ts";
import { languageOf, textsFor } from "./language.ts";
import { ru } from "./ru.ts";

/** Every sentence by its path; functions are called with something to say. */
function sentences(texts: object, path = ""): readonly (readonly [string, string])[] {
  return Object.entries(texts).flatMap(([name, value]: [string, unknown]) => {
    const at = `${path}.${name}`;
    if (typeof value === "function")
      return [[at, String(Reflect.apply(value, null, [5]))] as const];
    return typeof value === "string" ? [[at, value] as const] : sentences(value as object, at);
  });
}

it("[SP86] every sentence is there in both languages, in its own letters", () => {
  const russian = new Map(sentences(ru));
  for (const [path, sentence] of sentences(en)) {
    expect(sentence, path).toMatch(/^[^а-яё]*$/i);
    expect(russian.get(path), path).toMatch(/[а-яё]/i);
  }
});

it.each([
  ["ru", "ru"],
  ["RU-ru", "ru"],
  ["en", "en"],
  ["pt-br", "en"],
  ["rumpelstilz", "en"],
  [null, "en"],
])("[SP87] who speaks %s is spoken to in %s", (code, language) => {
  expect(languageOf(code)).toBe(language);
  expect(textsFor(code)).toBe(language === "ru" ? ru : en);
});
