import * as v from "valibot";
import { expect, it } from "vitest";
import {
  ClientMessage,
  IceConfig,
  MAX_FRAME_BYTES,
  MAX_NAME_CHARS,
  MediaSignal,
  Member,
  MemberState,
  Person,
  Room,
  RoomFacts,
  ServerMessage,
  SessionGrant,
  SessionRequest,
  ShareGrant,
} from "./index.ts";
import { anna, room, talking } from "./testing/samples.ts";

const LARGEST = Number.MAX_SAFE_INTEGER;
const x = (length: number) => "x".repeat(length);
const annas = (length: number) => Array.from({ length }, () => anna);

const hello = { type: "hello", version: 1, token: "t" };
const join = { type: "join", room: "abc", open: true, state: talking };
const joined = { type: "joined", room, seat: anna.seat, members: [] };
const moderate = (act: object) => ({ type: "moderate", act });
const said = { n: 1, from: anna.id, name: "Anna", at: 1 };
const chat = { type: "chat", lines: [], reactions: [] };
const lines = (length: number) => Array.from({ length }, () => ({ ...said, text: "hi" }));
const reactions = (length: number) => Array.from({ length }, () => ({ ...said, emoji: "👍" }));
const server = { urls: ["stun:a"] };
const ice = (...iceServers: object[]) => ({
  iceServers,
  iceTransportPolicy: "all",
  expiresAt: null,
});
const about = { connection: "audio", epoch: 1 };
const described = (sdp: string) => ({
  kind: "description",
  ...about,
  description: { type: "offer", sdp },
});
const blank = { candidate: "", sdpMid: null, sdpMLineIndex: null, usernameFragment: null };
const found = (fields: object) => ({
  kind: "candidate",
  ...about,
  candidate: { ...blank, ...fields },
});
const facts = { room_code: "abc", title: "", mode: "open", on_air: 0, limit: 1, created_at: 0 };
const grant = { token: "t", member: anna, expiresAt: 1 };

type Row = readonly [number, string, v.GenericSchema, (size: number) => unknown];
const toCase = ([size, name, schema, build]: Row) => ({
  size,
  name,
  fits: (tried: number) => v.is(schema, build(tried)),
});

/** Each with the largest that fits. One more does not. */
const maxima: readonly Row[] = [
  [4_096, "token of hello", ClientMessage, (n) => ({ ...hello, token: x(n) })],
  [64, "room of join", ClientMessage, (n) => ({ ...join, room: x(n) })],
  [
    1_024,
    "token to resume with",
    ClientMessage,
    (n) => ({ ...join, resume: { token: x(n), had: 0 } }),
  ],
  [LARGEST, "frames had", ClientMessage, (had) => ({ type: "ping", at: 0, had })],
  [2_000, "text of say", ClientMessage, (n) => ({ type: "say", text: x(n) })],
  [32, "emoji of react", ClientMessage, (n) => ({ type: "react", emoji: x(n) })],
  [64, "person of an act", ClientMessage, (n) => moderate({ kind: "mute", person: x(n) })],
  [200, "lines of chat", ServerMessage, (n) => ({ ...chat, lines: lines(n) })],
  [200, "reactions of chat", ServerMessage, (n) => ({ ...chat, reactions: reactions(n) })],
  [50, "people who knock", ServerMessage, (n) => ({ type: "knocks", people: annas(n) })],
  [1_000, "people who are banned", ServerMessage, (n) => ({ type: "bans", people: annas(n) })],
  [2_048, "link of joined", ServerMessage, (n) => ({ ...joined, link: x(n) })],
  [3, "level", MemberState, (level) => ({ ...talking, level })],
  [64, "name", Person, (n) => ({ ...anna, name: x(n) })],
  [64, "id", Person, (n) => ({ ...anna, id: x(n) })],
  [2_048, "avatar", Person, (n) => ({ ...anna, avatar: x(n) })],
  [64, "seat", Member, (n) => ({ ...anna, seat: x(n) })],
  [128, "title", Room, (n) => ({ ...room, title: x(n) })],
  [1_000, "limit", Room, (limit) => ({ ...room, limit })],
  [1_000, "members of joined", ServerMessage, (n) => ({ ...joined, members: annas(n) })],
  [16, "ICE servers", IceConfig, (n) => ice(...Array.from({ length: n }, () => server))],
  [16, "urls", IceConfig, (n) => ice({ urls: Array.from({ length: n }, () => "stun:a") })],
  [2_048, "a url", IceConfig, (n) => ice({ urls: [x(n)] })],
  [2_048, "username", IceConfig, (n) => ice({ ...server, username: x(n) })],
  [2_048, "credential", IceConfig, (n) => ice({ ...server, credential: x(n) })],
  [60_000, "sdp", MediaSignal, (n) => described(x(n))],
  [2_000, "candidate", MediaSignal, (n) => found({ candidate: x(n) })],
  [64, "sdpMid", MediaSignal, (n) => found({ sdpMid: x(n) })],
  [65_535, "sdpMLineIndex", MediaSignal, (n) => found({ sdpMLineIndex: n })],
  [256, "usernameFragment", MediaSignal, (n) => found({ usernameFragment: x(n) })],
  [LARGEST, "epoch", MediaSignal, (epoch) => ({ kind: "wanted", ...about, epoch })],
  [8_192, "initData", SessionRequest, (n) => ({ initData: x(n) })],
  [128, "move key", SessionRequest, (n) => ({ move_key: x(n) })],
  [256, "prepared id", ShareGrant, (n) => ({ prepared_id: x(n) })],
  [64, "name of a guest", SessionRequest, (n) => ({ guest: { name: x(n) } })],
  [64, "room of a session", SessionRequest, (n) => ({ room: x(n) })],
  [4_096, "token of a session", SessionGrant, (n) => ({ ...grant, token: x(n) })],
  [128, "title of a room's facts", RoomFacts, (n) => ({ ...facts, title: x(n) })],
  [1_000, "limit of a room's facts", RoomFacts, (limit) => ({ ...facts, limit })],
  [2_048, "link of a room's facts", RoomFacts, (n) => ({ ...facts, link: x(n) })],
  [1_000, "members of a room's facts", RoomFacts, (n) => ({ ...facts, members: annas(n) })],
];

it.each(maxima.map(toCase))("[PW2] $size fits and one more does not: $name", ({ size, fits }) => {
  expect([fits(size), fits(size + 1)]).toEqual([true, false]);
});

/** Each with the smallest that fits. One less does not. */
const minima: readonly Row[] = [
  [3, "code", Room, (n) => ({ ...room, code: x(n) })],
  [8, "seat", Member, (n) => ({ ...anna, seat: x(n) })],
  [1, "name", Person, (n) => ({ ...anna, name: x(n) })],
  [1, "id", Person, (n) => ({ ...anna, id: x(n) })],
  [1, "limit", Room, (limit) => ({ ...room, limit })],
  [0, "level", MemberState, (level) => ({ ...talking, level })],
  [0, "epoch", MediaSignal, (epoch) => ({ kind: "wanted", ...about, epoch })],
  [0, "sdpMLineIndex", MediaSignal, (n) => found({ sdpMLineIndex: n })],
  [1, "token to resume with", ClientMessage, (n) => ({ ...join, resume: { token: x(n), had: 0 } })],
  [0, "frames had", ClientMessage, (had) => ({ type: "ping", at: 0, had })],
  [0, "people on air", RoomFacts, (n) => ({ ...facts, on_air: n })],
];

it.each(minima.map(toCase))("[PW2] $size fits and one less does not: $name", ({ size, fits }) => {
  expect([fits(size), fits(size - 1)]).toEqual([true, false]);
});

it("[PW2] characters are UTF-16 code units: 32 emoji fill a name", () => {
  expect(v.is(Person, { ...anna, name: "😀".repeat(MAX_NAME_CHARS / 2) })).toBe(true);
  expect(v.is(Person, { ...anna, name: "😀".repeat(MAX_NAME_CHARS / 2 + 1) })).toBe(false);
});

it.each([
  ["pong", ServerMessage, { type: "pong", at: Infinity }],
  ["ping", ClientMessage, { type: "ping", at: Infinity }],
  [
    "a wait",
    ServerMessage,
    { type: "refused", of: "ping", code: "too-fast", retryAfterMs: Infinity },
  ],
  ["a session", SessionGrant, { ...grant, expiresAt: Infinity }],
  ["ICE servers", IceConfig, { ...ice(), expiresAt: Infinity }],
  ["a room", RoomFacts, { ...facts, created_at: -Infinity }],
  ["a member", Member, { ...anna, joinedAt: Infinity }],
])("[PW6] a time is finite: %s", (_, schema, value) => {
  expect(v.is<v.GenericSchema>(schema, value)).toBe(false);
});

it("[PW2] the largest media signal fits a frame when it is plain text", () => {
  expect(JSON.stringify(described(x(60_000))).length).toBeLessThan(MAX_FRAME_BYTES);
});
