import { describe, expect, it } from "vitest";
import { signInitData, verifyInitData } from "./index.ts";
import {
  botToken,
  code,
  fields,
  genuine,
  hash,
  now,
  sign,
  signWithout,
  verify,
} from "./testing/launch.ts";

const asUser = (json: string) => code(sign({ user: json }));
const nameAfter = (raw: string) => {
  const outcome = verify(raw);
  return outcome.ok ? outcome.value.user.firstName : outcome.error.code;
};

describe("what is accepted", () => {
  it("[TG1] a genuine string says who came, when, and by which link", () => {
    expect(verify(genuine)).toEqual({
      ok: true,
      value: {
        user: {
          id: 42,
          firstName: "Anna",
          lastName: "K",
          username: "anna",
          languageCode: "ru",
          photoUrl: "https://t.me/i/userpic/320/a.svg",
        },
        authDate: now,
        startParam: "room_1",
        chatType: "supergroup",
        chatInstance: "-8000000000000000001",
        queryId: "AAHdF6IQAAAAAN0XohDhrOrc",
        hash,
      },
    });
  });

  it("[TG2] a string signed by an independent implementation is genuine", () => {
    // Made with Python's hmac and urllib.parse.quote.
    const raw =
      "query_id=AAHdF6IQAAAAAN0XohDhrOrc&user=%7B%22id%22%3A42%2C%22first_name%22%3A%22%D0%90%D0%BD%D0%BD%D0%B0" +
      "%22%2C%22language_code%22%3A%22ru%22%7D&auth_date=1763600000&signature=c2lnbmF0dXJl&start_param=room_1" +
      "&hash=765368fe04c0808d4b2920310cfac35e4d8dfc6a12ce4b71038d5eeb6238720e";
    expect(verify(raw, 1_763_600_000_000)).toMatchObject({
      ok: true,
      value: { user: { id: 42, firstName: "Анна", languageCode: "ru" }, startParam: "room_1" },
    });
  });

  it("[TG3] a client that sends no `signature` is served all the same", () => {
    expect(code(signWithout("signature"))).toBe("accepted");
  });

  it("[TG4] what a launch does not have is absent, not empty", () => {
    const raw = signInitData(
      { auth_date: fields.auth_date, user: '{"id":1,"first_name":"A"}' },
      botToken,
    );
    const outcome = verify(raw);
    expect(outcome.ok && Object.keys(outcome.value)).toEqual(["user", "authDate", "hash"]);
    expect(outcome.ok && outcome.value.user).toStrictEqual({ id: 1, firstName: "A" });
  });

  it("[TG5] the order of the fields does not matter", () => {
    expect(verify(genuine.split("&").reverse().join("&"))).toEqual(verify(genuine));
  });

  it.each([
    "Анна-Мария",
    "田中",
    "👩‍🚀 +1 & co = 100%",
    "a+b",
    "%2B",
    'quo"te\\',
    "עברית",
    "line\nbreak",
  ])("[TG6] the name %j comes through unchanged", (name) => {
    expect(nameAfter(sign({ user: JSON.stringify({ id: 1, first_name: name }) }))).toBe(name);
  });

  it("[TG7] a plus sign is a space and %2B is a plus, as in any form", () => {
    const raw = sign({ user: '{"id":1,"first_name":"a b+c"}' });
    expect(nameAfter(raw.replaceAll("%20", "+"))).toBe("a b+c");
    expect(nameAfter(raw.replaceAll("%2B", "+"))).toBe("bad-hash");
  });

  it("[TG8] unknown fields and unknown chat types are signed for but not passed on", () => {
    const outcome = verify(sign({ chat_type: "forum", can_send_after: "5" }));
    expect(outcome.ok && "chatType" in outcome.value).toBe(false);
    expect(outcome.ok && "can_send_after" in outcome.value).toBe(false);
  });
});

describe("when it was made", () => {
  it.each([undefined, "", "yesterday", "-5", "1e9", "1763596800.5", "9".repeat(13)])(
    "[TG22] the auth_date %j is refused",
    (value) => {
      const raw = value === undefined ? signWithout("auth_date") : sign({ auth_date: value });
      expect(code(raw)).toBe("no-auth-date");
    },
  );

  it("[TG23] [TRAP6] it is good for an hour, or for as long as the caller says", () => {
    expect(code(genuine, now + 3_600_000)).toBe("accepted");
    expect(code(genuine, now + 3_600_001)).toBe("expired");
    expect(verifyInitData(genuine, { botToken, now: now + 5_001, maxAgeMs: 5_000 })).toEqual({
      ok: false,
      error: { code: "expired" },
    });
  });

  it("[TG24] [TRAP6] it may be ahead of our clock by 30 seconds", () => {
    expect(code(genuine, now - 30_000)).toBe("accepted");
    expect(code(genuine, now - 30_001)).toBe("from-the-future");
  });

  it("[TG25] whoever does not hold the token learns nothing but that the hash is bad", () => {
    const forged = signInitData({ auth_date: "1", user: "{" }, "1:wrong");
    expect(code(forged)).toBe("bad-hash");
  });
});

describe("who came", () => {
  it("[TG26] a launch without a person is refused", () => {
    expect(code(signWithout("user"))).toBe("no-user");
  });

  it.each([
    "",
    "{",
    "null",
    "42",
    "[]",
    '"Anna"',
    "{}",
    '{"id":42}',
    '{"first_name":"A"}',
    '{"id":"42","first_name":"A"}',
    '{"id":4.2,"first_name":"A"}',
    '{"id":-42,"first_name":"A"}',
    '{"id":0,"first_name":"A"}',
    '{"id":9007199254740993,"first_name":"A"}',
    '{"id":1e999,"first_name":"A"}',
    '{"id":42,"first_name":7}',
    `{"id":42,"first_name":"${"A".repeat(257)}"}`,
  ])("[TG27] the user %s is refused", (json) => {
    expect(asUser(json)).toBe("no-user");
  });

  it.each([
    { last_name: 7 },
    { username: "a".repeat(65) },
    { language_code: null },
    { photo_url: "javascript:alert(1)" },
    { photo_url: "http://example.com/a.jpg" },
    { photo_url: "https://" },
  ])("[TG28] the ornament %j is left out and keeps nobody out", (ornament) => {
    const outcome = verify(sign({ user: JSON.stringify({ id: 1, first_name: "A", ...ornament }) }));
    expect(outcome.ok && outcome.value.user).toStrictEqual({ id: 1, firstName: "A" });
  });

  it("[TG29] a user cannot reach the prototypes", () => {
    const json =
      '{"id":1,"first_name":"A","__proto__":{"admin":true},"constructor":{"prototype":{}}}';
    const outcome = verify(sign({ user: json }));
    expect(outcome.ok && Object.keys(outcome.value.user)).toEqual(["id", "firstName"]);
    expect(Reflect.get({}, "admin")).toBeUndefined();
    expect(asUser('{"__proto__":{"id":1,"first_name":"A"}}')).toBe("no-user");
  });

  it("[TG30] JSON nested as deep as fits is refused, never thrown", () => {
    const raw = sign({ user: "[".repeat(2_000) });
    expect(raw.length).toBeLessThan(8_192);
    expect(code(raw)).toBe("no-user");
    expect(asUser(`{"id":1,"first_name":${"[".repeat(900)}${"]".repeat(900)}}`)).toBe("no-user");
  });
});
