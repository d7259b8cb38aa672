import fc from "fast-check";
import { expect, it } from "vitest";
import {
  decodeClientMessage,
  decodeMediaSignal,
  decodeServerMessage,
  decodeSignal,
  encode,
  encodeMediaSignal,
  encodeSignal,
} from "./index.ts";
import {
  anyClientMessage,
  anyMediaSignal,
  anyServerMessage,
  anySignalFrame,
} from "./testing/arbitraries.ts";

it("[PW6] any message of a client comes back the same", () => {
  fc.assert(
    fc.property(anyClientMessage, (value) => {
      expect(decodeClientMessage(encode(value))).toEqual({ ok: true, value });
    }),
  );
});

it("[PW6] any message of the server comes back the same", () => {
  fc.assert(
    fc.property(anyServerMessage, (value) => {
      expect(decodeServerMessage(encode(value))).toEqual({ ok: true, value });
    }),
  );
});

it("[PW6] any media signal comes back the same", () => {
  fc.assert(
    fc.property(anyMediaSignal, (value) => {
      expect(decodeMediaSignal(encodeMediaSignal(value))).toEqual({ ok: true, value });
    }),
  );
});

it("[PW26] any signal comes back the same, its payload to the byte", () => {
  fc.assert(
    fc.property(anySignalFrame, (value) => {
      expect(decodeSignal(encodeSignal(value))).toEqual({ ok: true, value });
    }),
  );
});

it("[PW1] a signal never looks like a message, nor a message like a signal", () => {
  fc.assert(
    fc.property(anySignalFrame, anyClientMessage, (signal, message) => {
      expect([encodeSignal(signal)[0], encode(message)[0]]).toEqual(["[", "{"]);
    }),
  );
});

it("[PW3] any message is read the same with fields that nobody knows", () => {
  const later = fc.dictionary(
    fc.string().map((name) => `later-${name}`),
    fc.jsonValue(),
  );
  fc.assert(
    fc.property(anyClientMessage, later, (value, more) => {
      expect(decodeClientMessage(JSON.stringify({ ...more, ...value }))).toEqual({
        ok: true,
        value,
      });
    }),
  );
});
