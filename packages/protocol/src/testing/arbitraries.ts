import fc from "fast-check";
import * as v from "valibot";
import {
  type ClientMessage,
  Loss,
  type MediaSignal,
  type Member,
  MemberId,
  type ModerationAct,
  RecoveryCause,
  RefusalCode,
  Refusable,
  type Report,
  Role,
  RoomCode,
  SeatId,
  type ServerMessage,
  type SignalFrame,
  TurnedAwayWhy,
} from "../index.ts";

/** Text of up to so many UTF-16 units, as schemas count; `grapheme` makes emoji and odd scripts too. */
const text = (maxLength: number, minLength = 0) =>
  fc
    .string({ unit: "grapheme", minLength, maxLength })
    .map((all) => all.slice(0, maxLength))
    .filter((all) => all.length >= minLength);

const number = fc.double({ noNaN: true, noDefaultInfinity: true }).map((n) => n || 0); // JSON has no -0
const whenMs = fc.integer({ min: 0, max: 4_000_000_000_000 });
const onOff = fc.constantFrom("on", "off");
const id = (pattern: RegExp) => fc.stringMatching(pattern);

const code = id(/^[A-Za-z0-9_-]{3,64}$/).map((raw) => v.parse(RoomCode, raw));
const memberId = id(/^[A-Za-z0-9_-]{1,64}$/).map((raw) => v.parse(MemberId, raw));
const anySeat = id(/^[A-Za-z0-9_-]{8,64}$/).map((raw) => v.parse(SeatId, raw));

const state = fc.record(
  {
    mic: fc.constantFrom("on", "off", "none"),
    camera: onOff,
    screen: onOff,
    hand: fc.boolean(),
    level: fc.integer({ min: 0, max: 3 }),
    away: fc.boolean(),
    micLost: fc.boolean(),
  },
  { requiredKeys: ["mic", "camera", "screen", "hand", "level"] },
);

const person = {
  id: memberId,
  name: text(64, 1),
  avatar: fc.option(text(2_048)),
};
const role = fc.constantFrom(...Role.options);
export const anyMember: fc.Arbitrary<Member> = fc.record(
  { ...person, seat: anySeat, joinedAt: whenMs, state, role, muted: fc.boolean() },
  { requiredKeys: ["id", "name", "avatar", "seat", "joinedAt", "state"] },
);

const act: fc.Arbitrary<ModerationAct> = fc.oneof(
  fc.record({
    kind: fc.constantFrom("mute", "unmute", "invite", "remove", "ban", "appoint", "let-in"),
    person: memberId,
  }),
  fc.record({ kind: fc.constant("mute-on-entry"), on: fc.boolean() }),
  fc.record({ kind: fc.constantFrom("mute-all", "lock", "unlock", "end-room") }),
);
const rules = fc.record({ locked: fc.boolean(), muteOnEntry: fc.boolean() });
const chatText = text(2_000, 1).filter((all) => all.trim() !== "");
const said = {
  n: fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }),
  from: memberId,
  name: text(64, 1),
  at: whenMs,
};
const line = fc.record({ ...said, text: chatText });
const reaction = fc.record({ ...said, emoji: text(32, 1) });

const room = fc.record(
  {
    code,
    title: text(128),
    owner: fc.option(memberId),
    mode: fc.constantFrom("open", "stage"),
    entry: fc.constantFrom("anyone", "chat-members", "approved"),
    plane: fc.constant("mesh"),
    limit: fc.integer({ min: 1, max: 1_000 }),
    createdAt: whenMs,
  },
  { requiredKeys: ["code", "title", "owner", "mode", "plane", "limit", "createdAt"] },
);

const iceServer = fc.record(
  { urls: fc.array(text(80), { maxLength: 16 }), username: text(80), credential: text(80) },
  { requiredKeys: ["urls"] },
);
const ice = fc.record({
  iceServers: fc.array(iceServer, { maxLength: 4 }),
  iceTransportPolicy: fc.constantFrom("all", "relay"),
  expiresAt: fc.option(number),
});

const share = fc.double({ min: 0, max: 1, noNaN: true }).map((n) => n || 0);
const report: fc.Arbitrary<Report> = fc.oneof(
  fc.record({
    kind: fc.constant("line"),
    lost: share,
    concealed: share,
    rttMs: fc.nat(60_000),
  }),
  fc.record({
    kind: fc.constant("recovery"),
    cause: fc.constantFrom(...RecoveryCause.options),
    ms: fc.nat(600_000),
  }),
);

const had = fc.maxSafeNat();
const ticket = fc.record({ token: text(1_024, 1), had });

export const anyClientMessage: fc.Arbitrary<ClientMessage> = fc.oneof(
  fc.record({ type: fc.constant("hello"), version: fc.maxSafeInteger(), token: text(4_096) }),
  fc.record(
    { type: fc.constant("join"), room: code, open: fc.boolean(), state, resume: fc.option(ticket) },
    { requiredKeys: ["type", "room", "open", "state"] },
  ),
  fc.record({ type: fc.constant("leave") }),
  fc.record({ type: fc.constant("state"), state }),
  fc.record({ type: fc.constant("ping"), at: number, had }, { requiredKeys: ["type", "at"] }),
  fc.record({ type: fc.constant("moderate"), act }),
  fc.record({ type: fc.constant("say"), text: chatText }),
  fc.record({ type: fc.constant("react"), emoji: text(32, 1) }),
  fc.record({ type: fc.constant("report"), report }),
);

const refused = fc.record(
  {
    type: fc.constant("refused"),
    of: fc.constantFrom(...Refusable.options),
    code: fc.constantFrom(...RefusalCode.options),
    seat: anySeat,
    retryAfterMs: fc.nat(),
  },
  { requiredKeys: ["type", "of", "code"] },
);

export const anyServerMessage: fc.Arbitrary<ServerMessage> = fc.oneof(
  fc.record({ type: fc.constant("welcome"), version: fc.nat(), self: fc.record(person), ice }),
  fc.record(
    {
      type: fc.constant("joined"),
      room,
      seat: anySeat,
      members: fc.array(anyMember, { maxLength: 5 }),
      session: ticket,
      rules,
      link: text(2_048),
    },
    { requiredKeys: ["type", "room", "seat", "members"] },
  ),
  fc.record({ type: fc.constant("resumed"), seat: anySeat, had }),
  fc.record({ type: fc.constant("left") }),
  fc.record({ type: fc.constant("member-joined"), member: anyMember }),
  fc.record(
    {
      type: fc.constant("member-left"),
      seat: anySeat,
      reason: fc.constantFrom("left", "lost", "replaced"),
      moved: fc.constant(true),
    },
    { requiredKeys: ["type", "seat", "reason"] },
  ),
  fc.record({ type: fc.constant("member-changed"), seat: anySeat, state }),
  fc.record({
    type: fc.constant("member-presence"),
    seat: anySeat,
    presence: fc.constantFrom("on-air", "recovering"),
  }),
  fc.record({ type: fc.constant("outage"), state: fc.constantFrom("began", "ended") }),
  refused,
  fc.record({ type: fc.constant("pong"), at: number, had }, { requiredKeys: ["type", "at"] }),
  fc.record({ type: fc.constant("let-in") }),
  fc.record({
    type: fc.constant("turned-away"),
    why: fc.constantFrom(...TurnedAwayWhy.options),
  }),
  fc.record({
    type: fc.constant("member-rights"),
    seat: anySeat,
    role,
    muted: fc.boolean(),
  }),
  fc.record({ type: fc.constant("room-rules"), rules }),
  fc.record({
    type: fc.constantFrom("knocks", "bans"),
    people: fc.array(fc.record(person), { maxLength: 5 }),
  }),
  fc.record({
    type: fc.constant("chat"),
    lines: fc.array(line, { maxLength: 5 }),
    reactions: fc.array(reaction, { maxLength: 5 }),
  }),
  fc.record({ type: fc.constant("said"), line }),
  fc.record({ type: fc.constant("reacted"), reaction }),
);

const about = {
  connection: fc.constantFrom("audio", "picture"),
  epoch: fc.maxSafeNat(),
};
const candidate = fc.record({
  candidate: text(2_000),
  sdpMid: fc.option(text(64)),
  sdpMLineIndex: fc.option(fc.integer({ min: 0, max: 65_535 })),
  usernameFragment: fc.option(text(256)),
});
const description = fc.record({ type: fc.constantFrom("offer", "answer"), sdp: text(5_000) });

const width = fc.integer({ min: 0, max: 8_192 });

export const anyMediaSignal: fc.Arbitrary<MediaSignal> = fc.oneof(
  fc.record(
    { kind: fc.constant("description"), ...about, description, round: fc.nat() },
    { requiredKeys: ["kind", "connection", "epoch", "description"] },
  ),
  fc.record({ kind: fc.constant("candidate"), ...about, candidate }),
  fc.record({ kind: fc.constant("wanted"), ...about }),
  fc.record({
    kind: fc.constant("reception"),
    loss: fc.constantFrom(...Loss.options),
    bursts: fc.boolean(),
    late: fc.boolean(),
    broken: fc.boolean(),
  }),
  fc.record({
    kind: fc.constant("sending"),
    reachMs: fc.integer({ min: 0, max: 1_000 }),
    camera: fc.boolean(),
    screen: fc.boolean(),
  }),
  fc.record({ kind: fc.constant("view"), camera: width, screen: width }),
  fc.record({ kind: fc.constant("way"), rttMs: fc.integer({ min: 0, max: 60_000 }) }),
);

export const anySignalFrame: fc.Arbitrary<SignalFrame> = fc.record({
  seat: anySeat,
  n: fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }),
  payload: fc.string({ unit: "binary", maxLength: 200 }),
});
