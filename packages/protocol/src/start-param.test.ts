import * as v from "valibot";
import { expect, it } from "vitest";
import { RoomCode } from "./ids.ts";
import { decodeStartParam, encodeStartParam } from "./start-param.ts";

const CODES = ["abc", "room123", "auto", "auto-room", "-".repeat(64), "a".repeat(64)].map((code) =>
  v.parse(RoomCode, code),
);

it("[WI1] the start parameter of a link is the code, or a mark that no code can be and the code", () => {
  for (const code of CODES) {
    expect(encodeStartParam({ code, auto: false })).toBe(code);
    for (const auto of [false, true]) {
      const text = encodeStartParam({ code, auto });
      expect(decodeStartParam(text)).toEqual({ ok: true, value: { code, auto } });
      expect(v.is(RoomCode, text)).toBe(!auto);
      expect(text).toMatch(/^[\w-]{1,512}$/); // what Telegram lets through
    }
  }
});

it.each([
  "",
  "ab",
  "a b",
  "x".repeat(65),
  encodeStartParam({ code: CODES[0] as RoomCode, auto: true }).slice(0, -1),
])("[WI2] %s names no room", (text) => {
  expect(decodeStartParam(text)).toEqual({ ok: false, error: "bad-code" });
});
