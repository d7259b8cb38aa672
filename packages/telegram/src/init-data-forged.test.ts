import { createHmac } from "node:crypto";
import { describe, expect, it } from "vitest";
import { signInitData } from "./index.ts";
import { botToken, code, fields, genuine, hash, sign } from "./testing/launch.ts";

const withHash = (text: string) => genuine.replace(hash, text);

describe("what is not genuine", () => {
  it.each(Object.keys(fields))("[TG9] a changed %s is refused", (key) => {
    const changed = genuine
      .split("&")
      .map((pair) => (pair.startsWith(`${key}=`) ? `${pair}1` : pair))
      .join("&");
    expect(changed).not.toBe(genuine);
    expect(code(changed)).toBe("bad-hash");
  });

  it.each(Object.keys(fields))("[TG10] a %s left out is refused", (key) => {
    const pairs = genuine.split("&").filter((pair) => !pair.startsWith(`${key}=`));
    expect(code(pairs.join("&"))).toBe("bad-hash");
  });

  it("[TG11] an added field is refused", () => {
    expect(code(`${genuine}&is_admin=1`)).toBe("bad-hash");
  });

  it("[TG12] a string for another bot is refused", () => {
    expect(code(signInitData(fields, "987654321:AAanother-token_of-another-bot-0000000"))).toBe(
      "bad-hash",
    );
  });

  it("[TG13] `signature` is part of what the hash covers", () => {
    const keys = Object.keys(fields)
      .filter((key) => key !== "signature")
      .sort();
    const text = keys.map((key) => `${key}=${new Map(Object.entries(fields)).get(key)}`).join("\n");
    const secret = createHmac("sha256", "WebAppData").update(botToken).digest();
    expect(code(withHash(createHmac("sha256", secret).update(text).digest("hex")))).toBe(
      "bad-hash",
    );
  });

  it("[TG14] a string without a hash is refused", () => {
    expect(code(genuine.replace(`&hash=${hash}`, ""))).toBe("no-hash");
  });

  it.each([
    ["empty", ""],
    ["short", hash.slice(1)],
    ["long", `${hash}0`],
    ["in capitals", hash.toUpperCase()],
    ["not hex", `${hash.slice(1)}g`],
    ["64 characters of more than one byte", "ж".repeat(64)],
    ["another", "0".repeat(64)],
  ])("[TG15] a hash that is %s is refused", (_, text) => {
    expect(code(withHash(text))).toBe("bad-hash");
  });
});

describe("what is malformed", () => {
  it.each([
    "",
    "&",
    "hash",
    "%",
    "a=%E0%A4%A",
    "a=%ff",
    "%zz=1",
    "a=1&&b=2",
    `${genuine}&`,
    "a=\ud800",
  ])("[TG16] %j is refused, never thrown", (raw) => {
    expect(code(raw)).toBe("malformed");
  });

  it("[TG17] a field that stands twice is refused, whichever is the signed one", () => {
    expect(code(`start_param=other&${genuine}`)).toBe("duplicate-field");
    expect(code(`${genuine}&start_param=other`)).toBe("duplicate-field");
    expect(code(`${genuine}&%68ash=${hash}`)).toBe("duplicate-field");
  });

  it.each(["start_param", "user", "chat_instance"] as const)(
    "[TG18] [TRAP7] a %s hidden behind a line break in another field is refused, though the hash still fits",
    (hidden) => {
      const text = Object.entries(fields).sort(([a], [b]) => (a < b ? -1 : 1));
      const at = text.findIndex(([key]) => key === hidden);
      const smuggled = text.flatMap(([key, value], index) => {
        if (index === at) return [];
        return [[key, index === at - 1 ? `${value}\n${hidden}=${fields[hidden]}` : value] as const];
      });
      const raw = signInitData(Object.fromEntries(smuggled), botToken);
      expect(raw.slice(-64)).toBe(hash);
      expect(code(raw)).toBe("illegal-field");
    },
  );

  it.each(["a\rb", "\n", "x\r\ny"])(
    "[TG19] [TRAP7] the value %j is refused, even when signed",
    (value) => {
      expect(code(sign({ start_param: value }))).toBe("illegal-field");
    },
  );

  it.each(["User", "a b", "", "__proto__[x]", "ключ", "a".repeat(65)])(
    "[TG20] the key %j is refused, even when signed",
    (key) => {
      expect(code(sign({ [key]: "1" }))).toBe("illegal-field");
    },
  );

  it("[TG21] the longest string is 8192 characters; 100 kB are refused without being read", () => {
    const pad = (length: number) => sign({ pad: "x".repeat(length - sign({ pad: "" }).length) });
    expect(pad(8_192)).toHaveLength(8_192);
    expect(code(pad(8_192))).toBe("accepted");
    expect(code(pad(8_193))).toBe("too-long");
    expect(code("a=1&".repeat(25_000))).toBe("too-long");
  });
});
