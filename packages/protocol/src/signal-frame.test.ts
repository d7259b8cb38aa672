import { describe, expect, it } from "vitest";
import {
  decodeSignal,
  decodeSignalHeader,
  encodeSignal,
  encodeSignalHeader,
  SIGNAL_MARK,
} from "./index.ts";
import { seat } from "./testing/samples.ts";

const BAD = { ok: false, error: { code: "bad-frame" } };
const HEADER = '["signal","seatAnna0001",1]';
const LARGEST = Number.MAX_SAFE_INTEGER;
const headerOf = (length: number) => `${HEADER.slice(0, -1).padEnd(length - 1)}]`;

it.each([
  ["as it is written", HEADER, 1],
  ["with white space", '[ "signal",\t"seatAnna0001" , 1 ]\r', 1],
  ["with the largest number", `["signal","seatAnna0001",${LARGEST}]`, LARGEST],
  ["of 200 characters", headerOf(200), 1],
])("[PW24] a header is read %s", (_, line, n) => {
  expect(decodeSignalHeader(line)).toEqual({ ok: true, value: { seat: "seatAnna0001", n } });
});

it.each([
  ["nothing", ""],
  ["text", "signal"],
  ["half a header", '["signal","seatAnna0001",'],
  ["an object", '{"type":"leave"}'],
  ["null", "null"],
  ["no elements", "[]"],
  ["another tag", '["signals","seatAnna0001",1]'],
  ["a tag in capitals", '["Signal","seatAnna0001",1]'],
  ["an element missing", '["signal","seatAnna0001"]'],
  ["an extra element", '["signal","seatAnna0001",1,null]'],
  ["number 0", '["signal","seatAnna0001",0]'],
  ["number -1", '["signal","seatAnna0001",-1]'],
  ["number 1.5", '["signal","seatAnna0001",1.5]'],
  ["number 2^53", '["signal","seatAnna0001",9007199254740992]'],
  ["number 1e999", '["signal","seatAnna0001",1e999]'],
  ["a number as text", '["signal","seatAnna0001","1"]'],
  ["a seat of 7", '["signal","seatAnn",1]'],
  ["a seat of 65", `["signal","${"s".repeat(65)}",1]`],
  ["a seat with a quote", '["signal","seatAnna\\"0001",1]'],
  ["a seat with a line feed at its end", '["signal","seatAnna0001\\n",1]'],
  ["a seat that is an object", '["signal",{"__proto__":"seatAnna0001"},1]'],
  ["__proto__ for a tag", '["__proto__","seatAnna0001",1]'],
  ["an object that plays a list", '{"0":"signal","1":"seatAnna0001","2":1,"length":3}'],
  ["201 characters", headerOf(201)],
])("[PW24] a header is refused: %s", (_, line) => {
  expect(decodeSignalHeader(line)).toEqual(BAD);
  expect(decodeSignal(`${line}\npayload`)).toEqual(BAD);
});

it("[PW24] a seat named __proto__ is a seat like any other", () => {
  expect(decodeSignalHeader('["signal","__proto__",1]')).toEqual({
    ok: true,
    value: { seat: "__proto__", n: 1 },
  });
});

describe("a frame", () => {
  it("[PW23] is a header line, a line feed and the payload", () => {
    const frame = encodeSignal({ seat: seat("seatAnna0001"), n: 1, payload: "hi" });
    expect(frame).toBe(`${HEADER}\nhi`);
    expect(frame.startsWith(SIGNAL_MARK)).toBe(true);
    expect(encodeSignalHeader({ seat: seat("seatAnna0001"), n: 1 })).toBe(HEADER);
  });

  it.each([HEADER, "", "["])("[PW23] without a line feed is refused: %j", (frame) => {
    expect(decodeSignal(frame)).toEqual(BAD);
  });

  it.each([
    ["nothing", ""],
    ["line feeds", "\na\r\nb\n\n"],
    ["separators of Unicode", "\u2028\u2029\u0085\ufeff"],
    ["emoji and combining marks", "👩‍👩‍👧 e\u0301 Привет 你好"],
    ["half of a surrogate pair", "\ud83d"],
    ["a NUL", "\u0000"],
    ["what is no JSON", '{"kind":'],
    ["another header", `${HEADER}\n${HEADER}`],
    ["60,000 characters", "x".repeat(60_000)],
  ])("[PW26] keeps the payload to the byte: %s", (_, payload) => {
    expect(decodeSignal(`${HEADER}\n${payload}`)).toEqual({
      ok: true,
      value: { seat: "seatAnna0001", n: 1, payload },
    });
  });
});
