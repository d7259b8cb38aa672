import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseIceAddress } from "./ice-address.ts";
import {
  decodeReply,
  encodeRequest,
  METHODS,
  newTransaction,
  text,
  ATTRIBUTES,
} from "./stun-message.ts";

describe("addresses of STUN and TURN", () => {
  it.each([
    ["stun:stun.example", { scheme: "stun", host: "stun.example", port: 3478, carrier: "udp" }],
    [
      "turn:t.example:80?transport=tcp",
      { scheme: "turn", host: "t.example", port: 80, carrier: "tcp" },
    ],
    [
      "turns:t.example?transport=tcp",
      { scheme: "turns", host: "t.example", port: 5349, carrier: "tls" },
    ],
    [
      "turn:[2001:db8::1]:3478",
      { scheme: "turn", host: "2001:db8::1", port: 3478, carrier: "udp" },
    ],
    ["http://t.example", null],
    ["turn:t.example?transport=sctp", null],
    ["", null],
  ])("[DC1] %s", (url, address) => {
    expect(parseIceAddress(url)).toEqual(address);
  });
});

describe("messages of STUN", () => {
  it("[DC2] a request is whole, aligned, and read back as it was", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), (realm) => {
        const transaction = newTransaction();
        const message = encodeRequest(METHODS.allocate, {
          transaction,
          attributes: [text(ATTRIBUTES.realm, realm)],
          login: { username: "u", password: "p", realm },
        });
        expect(message.length % 4).toBe(0);
        const read = decodeReply(message);
        expect(read?.transaction).toEqual(transaction);
        expect(read?.attributes.get(ATTRIBUTES.realm)?.toString()).toBe(
          Buffer.from(realm).toString(),
        );
        expect(read?.attributes.get(ATTRIBUTES.integrity)).toHaveLength(20);
      }),
    );
  });

  it("[DC3] whatever comes, it is read or it is none: nothing throws", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 80 }), (bytes) => {
        const message = Buffer.from(bytes);
        if (message.length >= 8) message.writeUInt32BE(0x2112a442, 4);
        expect(() => decodeReply(message)).not.toThrow();
      }),
    );
  });
});
