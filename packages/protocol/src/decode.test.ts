import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decodeJson } from "./decode-json.ts";
import {
  decodeClientMessage,
  decodeMediaSignal,
  decodeServerMessage,
  decodeSignal,
  decodeSignalHeader,
  SessionRequest,
} from "./index.ts";

const decoders = [
  { name: "decodeClientMessage", decode: decodeClientMessage, tag: "type" },
  { name: "decodeServerMessage", decode: decodeServerMessage, tag: "type" },
  { name: "decodeMediaSignal", decode: decodeMediaSignal, tag: "kind" },
];
const all = [
  ...decoders,
  { name: "decodeSignal", decode: decodeSignal },
  { name: "decodeSignalHeader", decode: decodeSignalHeader },
  { name: "decodeJson", decode: (raw: string) => decodeJson(SessionRequest, raw) },
];

const LEVELS = 10_000;
const nested = (open: string, close: string) => `${open.repeat(LEVELS)}1${close.repeat(LEVELS)}`;

const junk = [
  ["nothing", ""],
  ["white space", " \n"],
  ["half of JSON", '{"type":'],
  ["null", "null"],
  ["a number", "1"],
  ["a string", '"leave"'],
  ["true", "true"],
  ["an array", '[{"type":"leave","kind":"wanted"}]'],
  ["an array of text", '["type","leave"]'],
  ["no tag", "{}"],
  ["a tag that is no string", '{"type":7,"kind":7}'],
  ["a tag that is a list", '{"type":["leave"],"kind":["wanted"]}'],
  ["a tag by way of __proto__", '{"__proto__":{"type":"leave","kind":"wanted"}}'],
  ["deep lists", nested("[", "]")],
  ["deep objects", nested('{"type":', "}")],
  ["deep lists that never end", "[".repeat(LEVELS)],
] as const;

describe.each(decoders)("$name", ({ decode, tag }) => {
  it.each(junk)("[PW5] %s is a bad frame", (_, wire) => {
    expect(decode(wire)).toMatchObject({ ok: false, error: { code: "bad-frame" } });
  });

  it.each(["", "dance", "__proto__", "constructor", "LEAVE", "l\u0435\u0430v\u0435", " leave"])(
    "[PW4] a tag %j is an unknown type",
    (name) => {
      const wire = JSON.stringify({ [tag]: name });
      expect(decode(wire)).toMatchObject({ ok: false, error: { code: "unknown-type" } });
    },
  );
});

describe("a field deep down", () => {
  it("[PW5] that is nested ten thousand times is a bad frame", () => {
    const wire = `{"type":"state","state":${nested('{"mic":', "}")}}`;
    expect(decodeClientMessage(wire)).toMatchObject({ ok: false, error: { code: "bad-frame" } });
  });

  it("[PW5] is named in the reason by its path", () => {
    const wire = '{"type":"state","state":{"mic":"loud"}}';
    expect(decodeClientMessage(wire)).toEqual({
      ok: false,
      error: { code: "bad-frame", reason: "the field state.mic does not fit" },
    });
  });
});

describe.each(all)("$name", ({ decode }) => {
  it("[PW5] never throws, whatever the text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (raw) => {
        expect(decode(raw).ok).toBe(false);
      }),
    );
  });

  it("[PW5] never throws, whatever the JSON", () => {
    fc.assert(
      fc.property(fc.json(), fc.json(), (head, payload) => {
        expect(() => [decode(head), decode(`${head}\n${payload}`)]).not.toThrow();
      }),
    );
  });

  it("[PW5] never throws, whatever stands in the fields it knows", () => {
    const names = ["type", "kind", "state", "mic", "token", "version", "__proto__", "description"];
    const values = fc.oneof(fc.constantFrom("hello", "state", "wanted"), fc.jsonValue());
    const frame = fc.dictionary(fc.constantFrom(...names), values);
    fc.assert(
      fc.property(frame, (message) => {
        expect(() => decode(JSON.stringify(message))).not.toThrow();
      }),
    );
  });
});

describe("the reason of a refusal", () => {
  const SECRET = "hunter2-secret";
  const leaky = [
    SECRET,
    `"${SECRET}"`,
    `{"type":"${SECRET}"}`,
    `{"kind":"${SECRET}"}`,
    `{"${SECRET}":"${SECRET}"}`,
    `{"type":"hello","version":"${SECRET}","token":"${SECRET}"}`,
    `{"type":"hello","version":1,"token":{"${SECRET}":1}}`,
    `{"type":"hello","version":1,"token":"${SECRET.repeat(400)}"}`,
    `{"type":"join","room":"${SECRET}!","open":true}`,
    `{"type":"state","state":{"mic":"${SECRET}","${SECRET}":1}}`,
    `{"type":"member-left","seat":"${SECRET}","reason":"${SECRET}"}`,
    `{"kind":"description","connection":"audio","epoch":1,"description":{"type":"offer","sdp":["${SECRET}"]}}`,
    `{"initData":{"${SECRET}":1},"guest":"${SECRET}"}`,
    `["signal","${SECRET}!",1]\n${SECRET}`,
    `{"type":"hello","token":"${SECRET}`,
  ];

  it.each(all)("[PW5] never quotes what stood in the frame: $name", ({ decode }) => {
    const refused = leaky.map((raw) => decode(raw)).filter(({ ok }) => !ok);
    expect(refused.length).toBeGreaterThan(3);
    expect(JSON.stringify(refused)).not.toContain("hunter2");
  });
});
