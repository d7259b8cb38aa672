import type { IncomingMessage } from "node:http";
import { expect, it } from "vitest";
import { clientAddress } from "./client-address.ts";
import { isOriginAllowed } from "./origin.ts";

const ALLOWED = ["https://app.test"];

it.each([
  ["nobody says", undefined, true],
  ["our own host", "https://efir.test", true],
  ["our own host in plain http", "http://efir.test", true],
  ["a page that is allowed", "https://app.test", true],
  ["a stranger", "https://evil.test", false],
  ["our host's other port", "https://efir.test:8443", false],
  ["a name that ends like ours", "https://evil-efir.test", false],
  ["a name that begins like ours", "https://efir.test.evil.test", false],
  ["our name as a user of theirs", "https://efir.test@evil.test", false],
  ["an allowed page, in plain http", "http://app.test", false],
  ["a sandboxed frame", "null", false],
  ["nonsense", "efir.test", false],
  ["an empty line", "", false],
])("[HT1] origin %s", (_who, origin, allowed) => {
  const headers = { host: "efir.test", ...(origin !== undefined && { origin }) };
  expect(isOriginAllowed(headers, ALLOWED)).toBe(allowed);
});

it("[HT2] a request without a host is of no origin's own", () => {
  expect(isOriginAllowed({ origin: "https://efir.test" }, [])).toBe(false);
});

const from = (remoteAddress: string, forwarded?: string) =>
  ({
    headers: forwarded === undefined ? {} : { "x-forwarded-for": forwarded },
    socket: { remoteAddress },
  }) as unknown as IncomingMessage;

it.each([
  [0, undefined, "9.9.9.9"],
  [0, "1.1.1.1", "9.9.9.9"],
  [1, "1.1.1.1", "1.1.1.1"],
  [1, "6.6.6.6, 1.1.1.1", "1.1.1.1"],
  [2, "6.6.6.6, 1.1.1.1, 2.2.2.2", "1.1.1.1"],
  [2, "1.1.1.1", "1.1.1.1"],
  [1, undefined, "9.9.9.9"],
])("[HT3] behind %d proxies, %s: %s", (trusted, forwarded, address) => {
  expect(clientAddress(from("9.9.9.9", forwarded), trusted)).toBe(address);
});
