import * as v from "valibot";
import { expect, it } from "vitest";
import { InstanceId, MemberId, RoomCode, roomKey, SeatId } from "./index.ts";

const key = (code: string) => roomKey(v.parse(RoomCode, code));

it.each(["abc", "room123", "Team_Call-7", "___", "---", "000", "__proto__", "x".repeat(64)])(
  "[PW12] %s is a code",
  (code) => {
    expect(v.is(RoomCode, code)).toBe(true);
  },
);

it.each([
  "",
  "ab",
  "x".repeat(65),
  "a b",
  " abc",
  "abc ",
  "abc\n",
  "abc\0",
  "a.b.c",
  "../abc",
  "abc/def",
  "abc?d",
  "абв",
  "комната",
  "r\u043e\u043em", // a Cyrillic o
  "\u212aelvin", // the sign of kelvin, which is a k in lower case
  "\u017fss", // a long s, which is an S in upper case
  "café",
  "１２３",
  "🎙🎙🎙",
])("[PW12] %j is no code", (code) => {
  expect(v.is(RoomCode, code)).toBe(false);
});

it("[PW12] a code is compared without regard to case", () => {
  expect(key("Team_Call-7")).toBe(key("tEAM_cALL-7"));
  expect(key("TITAN_Call-7")).toBe("titan_call-7");
  expect(key("Team_Call-7")).not.toBe(key("Team-Call-7"));
});

it.each([
  [SeatId, "seat_-08", true],
  [SeatId, "s".repeat(64), true],
  [SeatId, "seat_-7", false],
  [SeatId, "s".repeat(65), false],
  [SeatId, 'seat"0008', false],
  [MemberId, "g", true],
  [MemberId, "m".repeat(64), true],
  [MemberId, "", false],
  [MemberId, "m".repeat(65), false],
  [MemberId, "tg:1", false],
  [InstanceId, "node-1.example", true],
  [InstanceId, "i".repeat(65), false],
  [InstanceId, "a b", false],
])("[PW2] an id keeps to its letters and its length: case %#", (schema, id, fits) => {
  expect(v.is(schema, id)).toBe(fits);
});
