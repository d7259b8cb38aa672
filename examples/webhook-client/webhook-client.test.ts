import { createHmac } from "node:crypto";
import { describe, expect, it } from "vitest";
import { isGenuine } from "./webhook-client.ts";

const SECRET = `whsec_${Buffer.from("s".repeat(24)).toString("base64")}`;
const OTHER = `whsec_${Buffer.from("o".repeat(24)).toString("base64")}`;
const BODY = '{"type":"message.answered"}';
const NOW = Math.floor(Date.now() / 1_000);

const sign = (secret: string, { id = "msg_1", at = NOW, body = BODY } = {}) =>
  `v1,${createHmac("sha256", Buffer.from(secret.slice(6), "base64"))
    .update(`${id}.${at}.${body}`)
    .digest("base64")}`;
const headers = (signature: string, { id = "msg_1", at = NOW } = {}) => ({
  "webhook-id": id,
  "webhook-timestamp": String(at),
  "webhook-signature": signature,
});

describe("a signature", () => {
  it("[EX4] one that fits is enough, in the midst of a change of secrets", () => {
    expect(isGenuine(headers(sign(SECRET)), BODY, SECRET)).toBe(true);
    expect(isGenuine(headers(`${sign(OTHER)} ${sign(SECRET)}`), BODY, SECRET)).toBe(true);
  });

  it.each([
    ["of another secret", headers(sign(OTHER)), BODY],
    ["of another body", headers(sign(SECRET)), `${BODY} `],
    ["of another message", headers(sign(SECRET), { id: "msg_2" }), BODY],
    ["with another time", headers(sign(SECRET), { at: NOW - 1 }), BODY],
    ["of an old time", headers(sign(SECRET, { at: NOW - 400 }), { at: NOW - 400 }), BODY],
    ["of the future", headers(sign(SECRET, { at: NOW + 400 }), { at: NOW + 400 }), BODY],
    ["cut short", headers(sign(SECRET).slice(0, 20)), BODY],
    ["that is empty", headers(""), BODY],
    ["that is missing", {}, BODY],
    ["of another version", headers(sign(SECRET).replace("v1,", "v1a,")), BODY],
  ])("[EX5] forged: %s", (_what, given, body) => {
    expect(isGenuine(given, body, SECRET)).toBe(false);
  });
});
