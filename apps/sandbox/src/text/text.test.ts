import { describe, expect, it } from "vitest";
import { detectEntities } from "./detect-entities.ts";
import { parseHtml } from "./parse-html.ts";

const found = (text: string) =>
  detectEntities(text).map(({ kind, offset, length }) => [
    kind,
    text.slice(offset, offset + length),
  ]);
const parsed = (html: string) => {
  const outcome = parseHtml(html);
  return outcome.ok ? outcome.value : outcome.error;
};

describe("what a text holds by itself", () => {
  it.each([
    ["/room", [["bot_command", "/room"]]],
    ["/room@EfirSandboxBot now", [["bot_command", "/room@EfirSandboxBot"]]],
    ["and/or /help", [["bot_command", "/help"]]],
    ["hi @anna_on_the_desk!", [["mention", "@anna_on_the_desk"]]],
    ["mail@example", []],
    ["see https://t.me/a/b?c=1.", [["url", "https://t.me/a/b?c=1"]]],
    ["#эфир", [["hashtag", "#эфир"]]],
  ])("[SB17] %s", (text, entities) => {
    expect(found(text)).toEqual(entities);
  });

  it("[SB18] nothing is found inside code, and a link is not one twice", () => {
    const code = { kind: "code", offset: 0, length: 5 } as const;
    expect(detectEntities("/room", [code])).toEqual([code]);
    expect(detectEntities("https://a.example", [])).toHaveLength(1);
  });
});

describe("HTML", () => {
  it("[SB19] tags become entities, counted in UTF-16 units of the text without them", () => {
    expect(
      parsed('👋 <b>bold <i>both</i></b> &amp; <a href="https://a.example/?x=1&amp;y=2">link</a>'),
    ).toEqual({
      text: "👋 bold both & link",
      entities: [
        { kind: "bold", offset: 3, length: 9 },
        { kind: "italic", offset: 8, length: 4 },
        { kind: "text_link", url: "https://a.example/?x=1&y=2", offset: 15, length: 4 },
      ],
    });
  });

  it.each([
    ["<tg-spoiler>x</tg-spoiler>", "spoiler"],
    ['<span class="tg-spoiler">x</span>', "spoiler"],
    ["<blockquote expandable>x</blockquote>", "expandable_blockquote"],
    ["<PRE>x</PRE>", "pre"],
    ["<del>x</del>", "strikethrough"],
  ])("[SB20] %s is %s", (html, kind) => {
    expect(parsed(html)).toEqual({ text: "x", entities: [{ kind, offset: 0, length: 1 }] });
  });

  it.each([
    ["&lt;b&gt; &quot;&#60;&#x1F44B;", '<b> "<👋'],
    ["&nbsp; &#xFFFFFF;", "&nbsp; &#xFFFFFF;"],
    ["<b></b>x<a>y</a>", "xy"],
  ])("[SB21] %s reads %s", (html, text) => {
    expect(parsed(html)).toEqual({ text, entities: [] });
  });

  it.each([
    ["<h1>x</h1>", 'Unsupported start tag "h1" at byte offset 0'],
    ["я <x>", 'Unsupported start tag "x" at byte offset 3'],
    ["a < b", 'Unsupported start tag "" at byte offset 2'],
    ["<b>x", 'Can\'t find end tag corresponding to start tag "b"'],
    ["<b>x</i>", 'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"'],
    ["x</b>", "Unexpected end tag at byte offset 1"],
  ])("[SB22] %s is refused: %s", (html, sentence) => {
    expect(parsed(html)).toBe(sentence);
  });
});
