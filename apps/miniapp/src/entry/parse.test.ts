import { expect, it } from "vitest";
import { parseCode } from "./parse-code.ts";
import { parseName } from "./parse-name.ts";

it.each([
  ["room123", "room123"],
  ["  Room_1-2 ", "Room_1-2"],
  ["abc", "abc"],
  ["x".repeat(64), "x".repeat(64)],
  ["https://efir.test/?room=room123#more", "room123"],
  ["t.me/EfirBot/room?startapp=room123&mode=compact", "room123"],
])("[MA9] %s names a room", (text, code) => {
  expect(parseCode(text)).toEqual({ ok: true, value: code });
});

it.each([
  ["", "code-missing"],
  ["   ", "code-missing"],
  ["ab", "code-too-short"],
  ["x".repeat(65), "code-too-long"],
  ["комната", "code-odd"],
  ["room 123", "code-odd"],
  ["https://efir.test/", "code-odd"],
])("[MA10] %s is no code, and why is said", (text, why) => {
  expect(parseCode(text)).toEqual({ ok: false, error: why });
});

it("[MA11] a name is trimmed and has 1 to 64 characters", () => {
  expect(parseName("  Анна  ")).toEqual({ ok: true, value: "Анна" });
  expect(parseName(" ")).toEqual({ ok: false, error: "name-missing" });
  expect(parseName("x".repeat(64)).ok).toBe(true);
  expect(parseName("x".repeat(65))).toEqual({ ok: false, error: "name-too-long" });
});
