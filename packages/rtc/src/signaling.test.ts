import { encode, encodeSignal, PROTOCOL_VERSION } from "@efir/protocol";
import { describe, expect, it } from "vitest";
import { CODE, joinedAs, member, QUIET, seatOf, welcomeTo } from "./testing/people.ts";
import { FakeSocket } from "./testing/fake-socket.ts";
import { createSignalingRig } from "./testing/signaling-rig.ts";
import { settled } from "./testing/settled.ts";

const anna = member("anna", 1);
const signal = { seat: anna.seat, n: 1, payload: "{}" };

describe("getting in", () => {
  it("[SI1] hello and join leave in one flight when the socket opens", async () => {
    const { opened, self } = createSignalingRig();
    self.state = { ...QUIET, mic: "none" };
    const socket = await opened();
    expect(socket.url).toBe("wss://efir.test/ws");
    expect(socket.messages()).toEqual([
      { type: "hello", version: PROTOCOL_VERSION, token: "token" },
      {
        type: "join",
        room: CODE,
        open: true,
        state: { ...QUIET, mic: "none" },
        resume: null,
      },
    ]);
  });

  it("[JF8] on a socket that was opened before, and has said hello, only the join is left to say", async () => {
    const early = new FakeSocket("wss://efir.test/ws");
    early.opens();
    const welcome = welcomeTo(member("self", 1));
    const heard = [encode(welcome)];
    const given = {
      socket: early.asWebSocket(),
      isGreeting: true,
      isJoining: false,
      heard,
      roundTripMs: 80,
      madeAt: 0,
    };
    const { sockets, messages, status } = createSignalingRig({ given });
    await settled();
    expect([early.messages().map(({ type }) => type), sockets]).toEqual([["join"], []]);
    expect(messages.map(({ type }) => type)).toEqual(["welcome"]);
    early.serverSays(joinedAs(member("self", 1)));
    expect(status()).toEqual({ kind: "joined" });
  });

  it("[JF8] on one that is still opening, hello and join leave when it opens", async () => {
    const early = new FakeSocket("wss://efir.test/ws");
    const given = {
      socket: early.asWebSocket(),
      isGreeting: false,
      isJoining: false,
      heard: [],
      roundTripMs: 0,
      madeAt: 0,
    };
    createSignalingRig({ given });
    await settled();
    early.opens();
    expect(early.messages().map(({ type }) => type)).toEqual(["hello", "join"]);
  });

  it("[JF12] how long its socket took to open tells how far the server is, until it is asked", async () => {
    const { signaling, newest, advance } = createSignalingRig();
    await settled();
    await advance(900);
    expect(signaling.quickestMs()).toBeNull();
    newest().opens();
    expect(signaling.quickestMs()).toBe(300);
    newest().serverSays({ type: "pong", at: 700 });
    expect(signaling.quickestMs()).toBe(200);
  });

  it("[JF16] on one that has said the join nothing is left to say, and the call is as far as that is", async () => {
    const early = new FakeSocket("wss://efir.test/ws");
    early.opens();
    const heard = [welcomeTo(member("self", 1)), joinedAs(member("self", 1))].map(encode);
    const socket = early.asWebSocket();
    const given = { socket, isGreeting: true, isJoining: true, heard, roundTripMs: 80, madeAt: 0 };
    const { messages, status } = createSignalingRig({ given });
    await settled();
    expect(early.messages().filter(({ type }) => type !== "ping")).toEqual([]);
    expect(messages.map(({ type }) => type)).toEqual(["welcome", "joined"]);
    expect(status()).toEqual({ kind: "joined" });
  });

  it("[JF9] one whose network is gone meanwhile is overtaken by another one", async () => {
    const early = new FakeSocket("wss://efir.test/ws");
    early.opens();
    const welcome = welcomeTo(member("self", 1));
    const heard = [encode(welcome)];
    const given = {
      socket: early.asWebSocket(),
      isGreeting: true,
      isJoining: false,
      heard,
      roundTripMs: 80,
      madeAt: 0,
    };
    const { advance, joined, status } = createSignalingRig({ given });
    for (let passed = 0; passed < 2_800; passed += 100) await advance(100);
    const another = await joined();
    expect(another.messages().map(({ type }) => type)).toEqual(["hello", "join"]);
    expect([status(), early.closedWith]).toEqual([{ kind: "joined" }, 4007]);
  });

  it("[SI1] a join tells how one is when it leaves, not how one was at the start", async () => {
    const { opened, self, advance } = createSignalingRig();
    await advance(1_000);
    self.state = { ...QUIET, hand: true };
    expect((await opened()).messages()[1]).toMatchObject({ state: { hand: true } });
  });

  it("[SI2] joined means joined, and is passed on", async () => {
    const { joined, status, messages } = createSignalingRig();
    await joined();
    expect(status()).toEqual({ kind: "joined" });
    expect(messages).toEqual([joinedAs(member("self", 1))]);
  });

  it("[SI3] nothing is sent before the socket is open, nor before one is in the room", async () => {
    const { signaling, opened, newest, advance } = createSignalingRig();
    signaling.sendState(QUIET);
    signaling.sendSignal(signal);
    await advance(0);
    signaling.sendState(QUIET);
    signaling.sendSignal(signal);
    expect(newest().sent).toEqual([]);
    await opened();
    signaling.sendState(QUIET);
    signaling.sendSignal(signal);
    expect(
      newest()
        .messages()
        .map(({ type }) => type),
    ).toEqual(["hello", "join"]);
    expect(newest().sent).toHaveLength(2);
  });
});

describe("in the room", () => {
  it("[SI4] messages and signals arrive where they belong", async () => {
    const { joined, messages, signals } = createSignalingRig();
    const socket = await joined();
    socket.serverSays({ type: "member-joined", member: anna });
    socket.serverSendsFrame(encodeSignal(signal));
    expect(messages.slice(1)).toEqual([{ type: "member-joined", member: anna }]);
    expect(signals).toEqual([signal]);
  });

  it.each([
    "",
    "no JSON",
    "{}",
    '{"type":"fireworks"}',
    '{"type":"member-left"}',
    '["signal"]',
    '["signal","short",1]\n{}',
    "[",
    new ArrayBuffer(8),
  ])("[SI5] what cannot be understood is ignored: %o", async (frame) => {
    const { joined, messages, signals, status, sockets } = createSignalingRig();
    const socket = await joined();
    socket.serverSendsFrame(frame);
    expect([messages.length, signals.length, sockets.length]).toEqual([1, 0, 1]);
    expect(status()).toEqual({ kind: "joined" });
    expect(socket.closedWith).toBeNull();
  });

  it("[SI6] state and signals go out", async () => {
    const { signaling, joined } = createSignalingRig();
    const socket = await joined();
    signaling.sendState({ ...QUIET, hand: true });
    signaling.sendSignal(signal);
    expect(socket.messages().at(-1)).toEqual({ type: "state", state: { ...QUIET, hand: true } });
    expect(socket.sent.at(-1)).toBe(encodeSignal(signal));
  });

  it("[SI7] a refusal of something else than the way in changes nothing, and is passed on", async () => {
    const { joined, status, messages, sockets } = createSignalingRig();
    const socket = await joined();
    socket.serverSays({ type: "refused", of: "state", code: "too-fast" });
    socket.serverSays({
      type: "refused",
      of: "signal",
      code: "no-such-member",
      seat: seatOf("anna"),
    });
    expect(status()).toEqual({ kind: "joined" });
    expect([messages.length, sockets.length]).toEqual([3, 1]);
  });
});

describe("leaving", () => {
  it("[SI8] says so, closes with 1000, and is over", async () => {
    const { signaling, joined, status, clock } = createSignalingRig();
    const socket = await joined();
    signaling.leave();
    expect(socket.messages().at(-1)).toEqual({ type: "leave" });
    expect(socket.closedWith).toBe(1_000);
    expect(status()).toEqual({ kind: "ended", reason: "left" });
    expect(clock.waiting()).toBe(0);
  });

  it("[SI8] leaving twice is leaving once", async () => {
    const { signaling, joined, statuses } = createSignalingRig();
    const socket = await joined();
    signaling.leave();
    signaling.leave();
    expect(socket.messages().filter(({ type }) => type === "leave")).toHaveLength(1);
    expect(statuses.filter(({ kind }) => kind === "ended")).toHaveLength(1);
  });

  it("[SI9] before one is in the room there is no leave to say", async () => {
    const { signaling, opened, status, clock } = createSignalingRig();
    const socket = await opened();
    signaling.leave();
    expect(socket.messages().map(({ type }) => type)).toEqual(["hello", "join"]);
    expect(socket.closedWith).toBe(1_000);
    expect(status()).toEqual({ kind: "ended", reason: "left" });
    expect(clock.waiting()).toBe(0);
  });

  it("[SI9] leaving while the token is fetched opens no socket", async () => {
    const { signaling, sockets, advance, status } = createSignalingRig();
    signaling.leave();
    await advance(60_000);
    expect(sockets).toHaveLength(0);
    expect(status()).toEqual({ kind: "ended", reason: "left" });
  });

  it("[SI9] leaving during a wait ends the wait", async () => {
    const { signaling, joined, sockets, advance, clock } = createSignalingRig();
    (await joined()).serverCloses(1006);
    signaling.leave();
    expect(clock.waiting()).toBe(0);
    await advance(60_000);
    expect(sockets).toHaveLength(1);
  });

  it("[SI10] after the end nothing is sent, heard or begun", async () => {
    const { signaling, joined, advance, messages, signals, sockets, status } = createSignalingRig();
    const socket = await joined();
    signaling.leave();
    const sent = socket.sent.length;
    signaling.sendState(QUIET);
    signaling.sendSignal(signal);
    signaling.retryNow();
    socket.serverSays({ type: "member-joined", member: anna });
    socket.serverSays(joinedAs(anna));
    socket.serverSendsFrame(encodeSignal(signal));
    socket.serverCloses(1006);
    await advance(60_000);
    expect([socket.sent.length, messages.length, signals.length]).toEqual([sent, 1, 0]);
    expect(sockets).toHaveLength(1);
    expect(status()).toEqual({ kind: "ended", reason: "left" });
  });
});
