import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import {
  afterClose,
  ApiErrorCode,
  ClientMessage,
  CLOSE_CODES,
  closeReason,
  decodeClientMessage,
  decodeMediaSignal,
  decodeServerMessage,
  decodeSignal,
  MediaSignal,
  PROTOCOL_VERSION,
  RefusalCode,
  ServerMessage,
  SIGNAL_MARK,
} from "./index.ts";
import * as limits from "./limits.ts";
import { ruleIds, sampleFrames, tableUnder } from "./testing/read-protocol-md.ts";

const firstCells = (heading: string) => tableUnder(heading).map(([first]) => first);

it.each([
  ["What a client sends", ClientMessage.options.map(({ entries }) => entries.type.literal)],
  ["What the server sends", ServerMessage.options.map(({ entries }) => entries.type.literal)],
  ["Media signals", MediaSignal.options.map(({ entries }) => entries.kind.literal)],
  ["Refusals", RefusalCode.options],
  ["Before the socket: HTTP", ApiErrorCode.options],
])("[PD1] the table under “%s” names all there is, and nothing else", (heading, names) => {
  expect(firstCells(heading)).toEqual(names);
});

it.each([...ClientMessage.options, ...ServerMessage.options])(
  "[PD1] the row of a message names its fields: $entries.type.literal",
  ({ entries }) => {
    const { type, ...fields } = entries;
    const rows = [...tableUnder("What a client sends"), ...tableUnder("What the server sends")];
    const told = rows.find(([name]) => name === type.literal)?.[1] ?? "";
    for (const field of Object.keys(fields)) expect(`\`${told}\``).toContain(`\`${field}\``);
  },
);

it("[PD1] the table of close codes says of each its reason and what to do", () => {
  const told = tableUnder("Close codes").map((row) => row.slice(0, 3));
  const ours = Object.values(CLOSE_CODES).map((code) => {
    const reason = closeReason(code);
    return [String(code), reason, afterClose(reason)];
  });
  expect(told).toEqual(ours);
});

it.each(Object.entries(limits))("[PD1] the table of maxima knows %s = %i", (_, value) => {
  const told = tableUnder("Maxima").flatMap(([, most]) => most?.match(/\d+/g));
  expect(told).toContain(String(value));
});

it("[PD2] the sample session can be read, frame by frame", () => {
  for (const { to, frame } of sampleFrames()) expect(read(to, frame), frame).toBe(true);
  const types = sampleFrames().map(({ frame }) => /"type":"([a-z-]+)"|^\[/.exec(frame)?.[1]);
  const flow = ["hello", "join", "welcome", "joined", "member-joined", undefined, "state"];
  const goodbye = ["member-changed", "ping", "pong", "leave", "left", "member-left"];
  const back = ["member-presence", "resumed"];
  expect([...new Set(types)]).toEqual([...flow, ...goodbye, ...back]);
});

function read(to: "server" | "client", frame: string): boolean {
  if (!frame.startsWith(SIGNAL_MARK)) {
    return (to === "server" ? decodeClientMessage(frame) : decodeServerMessage(frame)).ok;
  }
  const signal = decodeSignal(frame);
  return signal.ok && decodeMediaSignal(signal.value.payload).ok;
}

it("[PD3] every rule has an id of its own, and ids of a kind count up", () => {
  const kinds = new Map<string, number>();
  for (const id of ruleIds()) {
    const [, kind = "", n] = /^([A-Z]+)(\d+)$/.exec(id) ?? [];
    expect(Number(n), id).toBe((kinds.get(kind) ?? 0) + 1);
    kinds.set(kind, Number(n));
  }
  expect([...kinds.keys()].toSorted()).toEqual([
    "CC",
    "CH",
    "HA",
    "MS",
    "MV",
    "PD",
    "PV",
    "PW",
    "RP",
    "RR",
    "SN",
    "WI",
  ]);
});

it("[PD3] every rule that a test names is told", () => {
  const folder = new URL("./", import.meta.url);
  const tests = readdirSync(folder).filter((file) => file.endsWith(".test.ts"));
  const named = tests.flatMap((file) =>
    [...readFileSync(new URL(file, folder), "utf8").matchAll(/"\[([A-Z]+\d+)\]/g)].map(
      (match) => match[1],
    ),
  );
  expect(named.length).toBeGreaterThan(20);
  expect(named.filter((id) => !ruleIds().includes(id ?? ""))).toEqual([]);
});

it("[PW9] the document is about this version", () => {
  const text = readFileSync(new URL("../PROTOCOL.md", import.meta.url), "utf8");
  expect(text).toContain(`# The wire of Efir, version ${PROTOCOL_VERSION}\n`);
});
