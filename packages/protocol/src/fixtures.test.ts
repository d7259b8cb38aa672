import * as v from "valibot";
import { describe, expect, it } from "vitest";
import type { Result } from "@efir/kit";
import { decodeJson } from "./decode-json.ts";
import {
  ApiError,
  ApiErrorCode,
  ClientMessage,
  decodeClientMessage,
  decodeMediaSignal,
  decodeServerMessage,
  decodeSignal,
  encodeSignal,
  IceConfig,
  MediaSignal,
  RefusalCode,
  RoomFacts,
  ServerMessage,
  SessionGrant,
  SessionRequest,
  type SignalFrame,
} from "./index.ts";
import { readFixtures } from "./testing/read-fixtures.ts";

type Decode = (wire: string) => Result<unknown, { readonly code: string }>;
const asJson = (schema: v.GenericSchema) => (wire: string) => decodeJson(schema, wire);

const files: readonly { file: string; decode: Decode; encode?: (value: unknown) => string }[] = [
  { file: "client-messages", decode: decodeClientMessage },
  { file: "server-messages", decode: decodeServerMessage },
  {
    file: "signal-frames",
    decode: decodeSignal,
    encode: (frame) => encodeSignal(frame as SignalFrame),
  },
  { file: "media-signals", decode: decodeMediaSignal },
  { file: "session-requests", decode: asJson(SessionRequest) },
  { file: "session-grants", decode: asJson(SessionGrant) },
  { file: "room-facts", decode: asJson(RoomFacts) },
  { file: "ice-configs", decode: asJson(IceConfig) },
  { file: "api-errors", decode: asJson(ApiError) },
];

describe.each(files)("$file.json", ({ file, decode, encode = JSON.stringify }) => {
  const { read, refused } = readFixtures(file);

  it.each(read)("[PW6] is read, and written back the same: $name", (fixture) => {
    const decoded = decode(fixture.wire);
    expect(decoded).toStrictEqual({ ok: true, value: fixture.value });
    const encoded = encode(decoded.ok ? decoded.value : null);
    expect(encoded).toBe(fixture.encoded ?? fixture.wire);
    expect(decode(encoded)).toStrictEqual(decoded);
  });

  it.each(refused)("[PW5] is refused: $name", ({ wire, refused: code }) => {
    expect(decode(wire)).toMatchObject({ ok: false, error: { code } });
  });
});

describe("the golden files together", () => {
  const told = (file: string, key: string) =>
    new Set(readFixtures(file).read.map(({ value }) => value[key]));

  it("[PW6] hold every message of a client", () => {
    const types = ClientMessage.options.map(({ entries }) => entries.type.literal);
    expect(told("client-messages", "type")).toEqual(new Set(types));
  });

  it("[PW6] hold every message of the server", () => {
    const types = ServerMessage.options.map(({ entries }) => entries.type.literal);
    expect(told("server-messages", "type")).toEqual(new Set(types));
  });

  it("[PW6] hold every media signal", () => {
    const kinds = MediaSignal.options.map(({ entries }) => entries.kind.literal);
    expect(told("media-signals", "kind")).toEqual(new Set(kinds));
  });

  it("[PW6] hold every refusal", () => {
    const codes = told("server-messages", "code");
    codes.delete(undefined);
    expect(codes).toEqual(new Set(RefusalCode.options));
  });

  it("[HA4] hold every error of the HTTP API", () => {
    const errors = readFixtures("api-errors").read.map(({ value }) => v.parse(ApiError, value));
    expect(new Set(errors.map(({ error }) => error.code))).toEqual(new Set(ApiErrorCode.options));
  });

  it("[PW3] leave no trace on what every object inherits", () => {
    for (const { file, decode } of files)
      for (const { wire } of readFixtures(file).read) decode(wire);
    expect(Object.keys(Object.prototype)).toEqual([]);
    expect({}).not.toHaveProperty("polluted");
  });
});
