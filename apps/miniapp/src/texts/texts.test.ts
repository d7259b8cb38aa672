import { ApiErrorCode } from "@efir/protocol";
import { describe, expect, it } from "vitest";
import { en } from "./en.ts";
import { errorText } from "./error-text.ts";
import { chooseLanguage, launchLanguage } from "./language.ts";
import { loadTexts } from "./load-texts.ts";
import { ru } from "./ru.ts";

/** Every sentence of a dictionary with its path; functions are asked with numbers and names. */
function sentences(node: unknown, path = ""): readonly (readonly [string, string])[] {
  if (typeof node === "string") return [[path, node]];
  if (typeof node === "function") {
    return [1, 2, 5].map((n) => [path, String((node as (...args: unknown[]) => unknown)(n, n))]);
  }
  return Object.entries(node as object).flatMap(([key, value]) =>
    sentences(value, path === "" ? key : `${path}.${key}`),
  );
}

const withoutLists = <T extends { entry: object }>({ entry, ...rest }: T) => ({
  ...rest,
  entry: { ...entry, names: "names" },
});
const pathsOf = (dictionary: object) => sentences(dictionary).map(([path]) => path);

describe("texts", () => {
  it("[MA67] both languages have the same sentences", () => {
    expect(pathsOf(withoutLists(ru))).toEqual(pathsOf(withoutLists(en)));
  });

  it("[MA68] no English is left in Russian", () => {
    const latin = /[A-Za-z]+/g;
    const allowed = ["Telegram", "room", "M", "V", "H"]; // a name, the example of a code, and keys
    for (const [path, text] of sentences({
      ...ru,
      language: "русский",
      entry: { ...ru.entry, names: "имена" },
    })) {
      const foreign = (text.match(latin) ?? []).filter((word) => !allowed.includes(word));
      expect([path, foreign]).toEqual([path, []]);
      expect([path, /[А-Яа-яё]/.test(text)]).toEqual([path, true]);
    }
  });

  it("[MA69] numbers get the form that they need", () => {
    const count = (texts: typeof en) => [1, 2, 5, 21].map((n) => texts.entry.onAir(n));
    expect(count(en)).toEqual([
      "1 person on air",
      "2 people on air",
      "5 people on air",
      "21 people on air",
    ]);
    expect(count(ru)).toEqual([
      "В эфире 1 человек",
      "В эфире 2 человека",
      "В эфире 5 человек",
      "В эфире 21 человек",
    ]);
    expect([1, 2, 8].map((n) => ru.ended["room-full"](n))).toEqual([
      "Комната заполнена: в ней 1 место",
      "Комната заполнена: в ней 2 места",
      "Комната заполнена: в ней 8 мест",
    ]);
  });

  it("[MA70] every code of the server has a sentence in every language", () => {
    for (const code of ApiErrorCode.options) {
      for (const texts of [en, ru]) expect(errorText(texts, code)).toMatch(/.{10,}/);
    }
  });
});

describe("language", () => {
  const nothing = { search: "", telegram: null, browser: [] };

  it.each([
    [{ ...nothing, telegram: "ru" }, "ru"],
    [{ ...nothing, telegram: "ru-RU", browser: ["en"] }, "ru"],
    [{ ...nothing, telegram: "en", browser: ["ru"] }, "en"],
    [{ ...nothing, telegram: "pt-br", browser: ["ru-RU"] }, "ru"],
    [{ ...nothing, telegram: "pt-br" }, "en"],
    [{ ...nothing, browser: ["de-DE", "RU"] }, "ru"],
    [{ ...nothing, search: "?lang=ru", telegram: "en", browser: ["en"] }, "ru"],
    [{ ...nothing, search: "?lang=constructor" }, "en"],
    [nothing, "en"],
  ] as const)("[MA71] the first wish that we have words for wins (%#)", (wishes, language) => {
    expect(chooseLanguage(wishes)).toBe(language);
  });

  it("[PG1] the launch parameters already tell the language, and nothing else is taken for it", () => {
    const user = JSON.stringify({ id: 1, first_name: "A", language_code: "pt-br" });
    const data = new URLSearchParams({ user, hash: "h" }).toString();
    const hash = `#${new URLSearchParams({ tgWebAppData: data }).toString()}`;
    expect(launchLanguage(hash)).toBe("pt-br");
    expect(["", "#", "#tgWebAppData=x", "#room=ru"].map(launchLanguage)).toEqual(
      Array(4).fill(null),
    );
  });

  it("[PG2] the words that are fetched are those of the language", async () => {
    expect([(await loadTexts("ru")).brand, (await loadTexts("en")).brand]).toEqual([
      "Эфир",
      "Efir",
    ]);
  });
});
