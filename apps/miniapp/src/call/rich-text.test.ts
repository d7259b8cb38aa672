import { expect, it } from "vitest";
import { textParts } from "./rich-text.ts";

const links = (text: string) =>
  textParts(text).flatMap((part) => (part.kind === "link" ? [[part.text, part.href]] : []));
const whole = (text: string) =>
  textParts(text)
    .map((part) => part.text)
    .join("");

it.each([
  ["see https://efir.test/a?b=c#d.", [["https://efir.test/a?b=c#d", "https://efir.test/a?b=c#d"]]],
  ["(www.efir.test)", [["www.efir.test", "https://www.efir.test/"]]],
  ["t.me/efir_bot, please", [["t.me/efir_bot", "https://t.me/efir_bot"]]],
  ["https://efir.test/a_(b) is one", [["https://efir.test/a_(b)", "https://efir.test/a_(b)"]]],
  ["смотри http://пример.рф!", [["http://пример.рф", "http://xn--e1afmkfd.xn--p1ai/"]]],
] as const)("[RM16] a link is found where it ends: %s", (text, expected) => {
  expect(links(text)).toEqual(expected);
  expect(whole(text)).toBe(text);
});

it.each([
  "javascript:alert(1)",
  "data:text/html,x",
  "https://",
  "http://localhost/x",
  "https://bank.test@evil.test/",
  "<b>bold</b>",
  "a.b.c",
])("[RM17] what is no safe link stays words: %s", (text) => {
  expect(textParts(text)).toEqual([{ kind: "text", text }]);
});
