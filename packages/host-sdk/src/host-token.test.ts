import { createHmac } from "node:crypto";
import { expect, it } from "vitest";
import { readHostToken } from "./index.ts";

const KEY = "the-token-key-of-the-last-heartbeat";
const NOW = 1_800_000_000_000;
const FIT = { key: KEY, audience: "https://game.test", room: "Friday", now: NOW };
const CLAIMS = {
  iss: "https://efir.test",
  aud: "https://game.test",
  sub: "somebody",
  room: "friday",
  seat: "seat-1",
  name: "Анна",
  iat: NOW / 1_000,
  exp: NOW / 1_000 + 300,
};

const toPart = (value: object): string => Buffer.from(JSON.stringify(value)).toString("base64url");
function jwt(claims: object, { key = KEY, alg = "HS256" } = {}): string {
  const body = `${toPart({ alg, typ: "JWT" })}.${toPart(claims)}`;
  return `${body}.${createHmac("sha256", key).update(body).digest("base64url")}`;
}

it("[HK1] a token of this room for this app says who comes", async () => {
  expect(await readHostToken(jwt(CLAIMS), FIT)).toEqual(CLAIMS);
});

const [head, , signature] = jwt(CLAIMS).split(".");
it.each([
  ["of another key", jwt(CLAIMS, { key: "another" })],
  ["for another app", jwt({ ...CLAIMS, aud: "https://evil.test" })],
  ["for another room", jwt({ ...CLAIMS, room: "monday" })],
  ["that is over", jwt({ ...CLAIMS, exp: NOW / 1_000 })],
  ["that never ends", jwt({ ...CLAIMS, exp: undefined })],
  ["of nobody", jwt({ ...CLAIMS, sub: undefined })],
  ["of no algorithm", jwt(CLAIMS, { alg: "none" })],
  ["with other claims", `${head}.${toPart({ ...CLAIMS, sub: "else" })}.${signature}`],
  ["without a signature", `${head}.${toPart(CLAIMS)}.`],
  ["with more", `${jwt(CLAIMS)}.x`],
  ["that is none", "☃"],
  ["that is empty", ""],
])("[HK2] a token %s is refused", async (_, token) => {
  expect(await readHostToken(token, FIT)).toBeNull();
});

it("[HK3] without a key nothing is believed", async () => {
  expect(await readHostToken(jwt(CLAIMS, { key: "" }), { ...FIT, key: "" })).toBeNull();
});
