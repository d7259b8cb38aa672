import { describe, expect, it } from "vitest";
import type { CardFacts, CardState } from "./card-facts.ts";
import { cardMessage } from "./card-message.ts";
import { code, links, ROOM } from "./testing/world.ts";

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
const EMPTY = facts({ kind: "nobody-yet" });
const elsewhere = { place: "elsewhere", links, language: "en" } as const;
const buttons = (of: CardFacts, place: "private" | "elsewhere" = "elsewhere") =>
  cardMessage(of, { ...elsewhere, place }).options.reply_markup?.inline_keyboard.flat();

describe("a card's buttons", () => {
  it("[TRAP1] web_app in private chats only; elsewhere a link", () => {
    expect(buttons(EMPTY, "private")?.[0]).toEqual({
      text: "Join voice chat",
      web_app: { url: "https://efir.example/?room=friday" },
    });
    expect(buttons(EMPTY)?.[0]).toEqual({
      text: "Join voice chat",
      url: "https://t.me/efir_bot/efir?startapp=friday",
    });
  });

  it("[CD9] the ring says how many wait, and is not there when enough are on air", () => {
    const names = (many: number): CardState => ({
      kind: "on-air",
      names: Array.from({ length: many }, () => "Anna"),
    });
    const ring = (state: CardState, rings: number) => buttons(facts(state, { rings }))?.[1];
    expect(ring({ kind: "nobody-yet" }, 0)).toEqual({
      text: "🔔 Ring me when 3 are here",
      callback_data: "ring:friday",
    });
    expect(ring(names(2), 4)).toMatchObject({ text: "🔔 Ring me when 3 are here · 4" });
    expect(ring(names(3), 4)).toBeUndefined();
  });

  it("[CD9] a code that is too long for 64 bytes of callback data has no ring", () => {
    const long = (length: number) =>
      facts({ kind: "nobody-yet" }, { code: code("x".repeat(length)) });
    expect(buttons(long(59))).toHaveLength(2);
    expect(buttons(long(60))).toHaveLength(1);
  });

  it("[TRAP14] a card has its keyboard as long as its room lives; a room that is gone cannot be joined", () => {
    expect(buttons(facts({ kind: "ended", lastedMs: 1, came: 1 }))).toHaveLength(2);
    expect(buttons(facts({ kind: "gone", last: null }))).toBeUndefined();
  });

  it("[CD10] equal looks are equal messages, and nothing else is", () => {
    const look = (of: CardFacts, more = {}) => cardMessage(of, { ...elsewhere, ...more }).look;
    expect(look(EMPTY)).toBe(look({ ...EMPTY }));
    const others = [
      look({ ...EMPTY, title: "Other" }),
      look({ ...EMPTY, rings: 1 }),
      look(EMPTY, { place: "private" }),
      look(EMPTY, { language: "ru" }),
    ];
    expect(new Set([look(EMPTY), ...others]).size).toBe(5);
  });

  it("[CD10] a name that looks like a link brings no preview", () => {
    expect(cardMessage(EMPTY, elsewhere).options.link_preview_options.is_disabled).toBe(true);
  });
});
