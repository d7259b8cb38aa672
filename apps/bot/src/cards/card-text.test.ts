import { describe, expect, it } from "vitest";
import type { CardFacts, CardState } from "./card-facts.ts";
import { cardText } from "./card-text.ts";
import { ROOM } from "./testing/world.ts";

const MINUTE = 60_000;
const facts = (state: CardState, more: Partial<CardFacts> = {}): CardFacts => ({
  code: ROOM,
  title: "Friday call",
  mode: "open",
  entry: "anyone",
  state,
  host: null,
  rings: 0,
  ...more,
});
const onAir = (...names: string[]) => facts({ kind: "on-air", names });
const ended = (minutes: number, came: number) =>
  facts({ kind: "ended", lastedMs: minutes * MINUTE, came });
const second = (text: string) => text.split("\n").slice(1).join("\n");

describe("what a card says", () => {
  it("[CD1] its title and who is on air, in the card's language", () => {
    expect(cardText(onAir("Anna", "Boris", "Chen"), "en")).toBe(
      "<b>Friday call</b>\n🔴 On air · 3: Anna, Boris, Chen",
    );
    expect(second(cardText(onAir("Анна"), "ru"))).toBe("🔴 В эфире · 1: Анна");
  });

  it.each([
    [5, "Anna, Anna, Anna, Anna, Anna", "Anna, Anna, Anna, Anna, Anna"],
    [6, "Anna, Anna, Anna and 3 more", "Anna, Anna, Anna и ещё 3"],
    [250, "Anna, Anna, Anna and 247 more", "Anna, Anna, Anna и ещё 247"],
  ])("[CD2] of more than five people the first three are named: %i", (count, en, ru) => {
    const many = onAir(...Array.from({ length: count }, () => "Anna"));
    expect(second(cardText(many, "en"))).toBe(`🔴 On air · ${count}: ${en}`);
    expect(second(cardText(many, "ru"))).toBe(`🔴 В эфире · ${count}: ${ru}`);
  });

  it("[CD3] that nobody is in yet", () => {
    expect(second(cardText(facts({ kind: "nobody-yet" }), "en"))).toBe("Nobody is in yet");
    expect(second(cardText(facts({ kind: "nobody-yet" }), "ru"))).toBe("Пока никого нет");
  });

  it.each([
    [0.4, 1, "less than a minute · 1 person came", "меньше минуты · пришёл 1 человек"],
    [24, 7, "24 min · 7 people came", "24 мин · пришло 7 человек"],
    [60, 2, "1 h 0 min · 2 people came", "1 ч 0 мин · пришли 2 человека"],
    [1_501, 11, "25 h 1 min · 11 people came", "25 ч 1 мин · пришло 11 человек"],
    [5, 21, "5 min · 21 people came", "5 мин · пришёл 21 человек"],
    [5, 104, "5 min · 104 people came", "5 мин · пришли 104 человека"],
  ])("[CD4] how long it lasted and how many came: %d min, %i", (minutes, came, ...[en, ru]) => {
    expect(second(cardText(ended(minutes, came), "en"))).toBe(`Ended · lasted ${en}`);
    expect(second(cardText(ended(minutes, came), "ru"))).toBe(`Эфир закончился · длился ${ru}`);
  });

  it("[CD5] of a room that is gone the same, or that nobody came", () => {
    const last = { kind: "ended", lastedMs: 24 * MINUTE, came: 7 } as const;
    expect(second(cardText(facts({ kind: "gone", last }), "en"))).toBe(
      "Ended · lasted 24 min · 7 people came",
    );
    expect(second(cardText(facts({ kind: "gone", last: null }), "en"))).toBe("Ended · nobody came");
  });

  it.each([
    ['<b>Bobby</b> & "co"', '&lt;b&gt;Bobby&lt;/b&gt; &amp; "co"'],
    ["&lt;script&gt;", "&amp;lt;script&amp;gt;"],
    ["two\nlines\t\r\nand\u2028more", "two lines and more"],
    ["\u202egnp.exe \u2066turned\u2069", "gnp.exe turned"],
    ["👩‍👩‍👧‍👦 Ёжик 北京 שלום e\u0301", "👩‍👩‍👧‍👦 Ёжик 北京 שלום e\u0301"],
    ["cut off \ud83d", "cut off \ufffd"],
    ["zero \u0000 byte", "zero byte"],
    ["$& $1 {0} %s", "$&amp; $1 {0} %s"],
  ])("[CD6] a name or a title may hold anything: %j", (written, shown) => {
    const text = cardText({ ...onAir(written), title: written }, "en");
    expect(text).toBe(`<b>${shown}</b>\n🔴 On air · 1: ${shown}`);
  });

  it("[CD6] where nothing of a name or a title can be seen, something else stands", () => {
    const nothing = { ...onAir(" \u202e\n", "Anna"), title: "\t" };
    expect(cardText(nothing, "en")).toBe("<b>Voice room</b>\n🔴 On air · 2: ?, Anna");
  });

  it("[CD7] who speaks and who may enter, where that is not everybody", () => {
    const stage = facts({ kind: "nobody-yet" }, { mode: "stage", entry: "approved" });
    expect(cardText(stage, "en")).toBe(
      "<b>Friday call</b>\nStage: speakers and listeners\nFor people the owner approves\nNobody is in yet",
    );
  });

  it("[CD8] it is never longer than a message may be", () => {
    const long = onAir(...Array.from({ length: 9 }, () => "&".repeat(64)));
    expect(cardText({ ...long, title: "<".repeat(128) }, "ru").length).toBeLessThan(4_096);
  });

  it("[CD60] whose app is beside the voices, and that it has left; on one line, whatever it is called", () => {
    const place = "xn--80a.test<b>";
    const said = (isHere: boolean, language: "en" | "ru" = "en") =>
      cardText(facts({ kind: "nobody-yet" }, { host: { place, isHere } }), language).split("\n")[1];
    expect(said(true)).toBe("🎮 With the app at xn--80a.test&lt;b&gt; beside the voices");
    expect(said(false)).toBe("🎮 The app at xn--80a.test&lt;b&gt; has left, the voices stay");
    expect(said(false, "ru")).toContain("отключилось, голоса остались");
  });
});
