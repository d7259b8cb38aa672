import fc from "fast-check";
import { expect, it } from "vitest";
import { createManualClock } from "@efir/kit";
import type { MemberId, RoomKey } from "@efir/protocol";
import { createSessionTokens, TOKEN_LIFE_MS } from "./session-tokens.ts";

const clock = createManualClock(1_800_000_000_000);
const tokens = createSessionTokens({ secrets: ["one secret"], clock });
const person = { id: "tg1" as MemberId, name: "Анна 🎙", avatar: "https://t.me/i/a.jpg" };
const REFUSED = { ok: false, error: { code: "bad-token" } };

it("[SS1] a token says who it was issued to, and for which room", () => {
  for (const onlyRoom of [null, "room123" as RoomKey]) {
    const { token, expiresAt } = tokens.issue({ person, onlyRoom });
    expect(token).toMatch(/^efir1\.[\w-]+\.[\w-]{43}$/);
    expect(expiresAt).toBe(clock.now() + TOKEN_LIFE_MS);
    expect(tokens.read(token)).toEqual({ ok: true, value: { person, onlyRoom } });
  }
});

it("[SS37] the token of a call that moves says so, and is good for ten minutes", () => {
  const onlyRoom = "room123" as RoomKey;
  const { token, expiresAt } = tokens.issue({ person, onlyRoom, moves: true });
  expect(expiresAt).toBe(clock.now() + 10 * 60_000);
  expect(tokens.read(token)).toEqual({ ok: true, value: { person, onlyRoom, moves: true } });
});

it("[SS2] a token is good for two hours and not a moment more", () => {
  const clock = createManualClock(1_000);
  const tokens = createSessionTokens({ secrets: ["one secret"], clock });
  const { token } = tokens.issue({ person, onlyRoom: null });
  clock.advance(2 * 60 * 60_000 - 1);
  expect(tokens.read(token).ok).toBe(true);
  clock.advance(1);
  expect(tokens.read(token)).toEqual(REFUSED);
});

it("[SS3] the first secret signs and all verify, so that one can be replaced", () => {
  const replaced = createSessionTokens({ secrets: ["new secret", "one secret"], clock });
  const { token: before } = tokens.issue({ person, onlyRoom: null });
  const { token: after } = replaced.issue({ person, onlyRoom: null });
  expect(replaced.read(before).ok).toBe(true);
  expect(replaced.read(after).ok).toBe(true);
  expect(tokens.read(after)).toEqual(REFUSED);
});

it("[SS4] a token changed in any one character is refused", () => {
  const { token } = tokens.issue({ person, onlyRoom: null });
  for (let at = 0; at < token.length; at++) {
    const other = token[at] === "A" ? "B" : "A";
    expect(tokens.read(token.slice(0, at) + other + token.slice(at + 1)), String(at)).toEqual(
      REFUSED,
    );
  }
});

it("[SS5] claims signed by nobody, by an empty secret, or of another kind are refused", () => {
  const { token } = tokens.issue({ person, onlyRoom: null });
  const [, body, signature] = token.split(".");
  const more = Buffer.from(JSON.stringify({ ...person, id: "tg2", exp: 9e15 })).toString(
    "base64url",
  );
  for (const forged of [
    `efir1.${body}.`,
    `efir1.${body}`,
    `efir2.${body}.${signature}`,
    `efir1.${more}.${signature}`,
    `efir1.${body}.${signature}.${signature}`,
    ` ${token}`,
    `${token}\n`,
  ]) {
    expect(tokens.read(forged), forged).toEqual(REFUSED);
  }
});

it("[SS6] no string makes reading throw", () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.string({ unit: "binary" })), (junk) => {
      expect(tokens.read(junk)).toEqual(REFUSED);
      expect(tokens.read(`efir1.${junk}.${junk}`)).toEqual(REFUSED);
    }),
  );
});

it("[SS7] a service without a secret does not start", () => {
  expect(() => createSessionTokens({ secrets: [], clock })).toThrow();
  expect(() => createSessionTokens({ secrets: [""], clock })).toThrow();
});
