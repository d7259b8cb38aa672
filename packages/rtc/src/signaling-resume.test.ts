import { CLOSE_CODES, encodeSignal, type ServerMessage } from "@efir/protocol";
import { describe, expect, it } from "vitest";
import type { FakeSocket } from "./testing/fake-socket.ts";
import { joinedAs, member, QUIET, seatOf } from "./testing/people.ts";
import { createSignalingRig } from "./testing/signaling-rig.ts";

const anna = member("anna", 1);
const ticket = { token: "ticket", had: 0 };
const joined = (had = 0, own = member("self", 1)): ServerMessage => ({
  ...joinedAs(own),
  ...{ session: { ...ticket, had } },
});
const resumed = (had: number): ServerMessage => ({ type: "resumed", seat: seatOf("self"), had });
const signal = (n: number) => ({ seat: anna.seat, n, payload: `signal ${n}` });
const signalsIn = (socket: FakeSocket) => socket.sent.filter((frame) => frame.startsWith("["));
const wire = (...numbers: number[]) => numbers.map((n) => encodeSignal(signal(n)));

/** In a room with a session, over its first socket. */
async function inSession() {
  const rig = createSignalingRig();
  const socket = await rig.opened();
  socket.serverSays(joined());
  return {
    ...rig,
    socket,
    /** The socket breaks; answers the next one, and what it says to get in. */
    breaks: async () => {
      rig.newest().serverCloses(1006);
      await rig.advance(300);
      const next = await rig.opened();
      return { next, join: next.messages()[1] };
    },
  };
}

describe("counting", () => {
  it("[SC1] every frame counts but pong, whether it can be read or not", async () => {
    const { socket, breaks } = await inSession();
    socket.serverSays({ type: "member-joined", member: anna });
    socket.serverSendsFrame(encodeSignal(signal(1)));
    socket.serverSays({ type: "pong", at: 1 });
    socket.serverSendsFrame('{"type":"of-later"}');
    socket.serverSendsFrame("[junk");
    expect((await breaks()).join).toMatchObject({ resume: { token: "ticket", had: 4 } });
  });

  it("[SC1] the count goes on after resumed, and begins anew after joined", async () => {
    const { socket, breaks } = await inSession();
    socket.serverSays({ type: "member-joined", member: anna });
    const second = await breaks();
    second.next.serverSays(resumed(0));
    second.next.serverSays({ type: "member-left", seat: anna.seat, reason: "left" });
    const third = await breaks();
    expect(third.join).toMatchObject({ resume: { had: 2 } });
    third.next.serverSays(joined());
    third.next.serverSays({ type: "member-joined", member: anna });
    expect((await breaks()).join).toMatchObject({ resume: { had: 1 } });
  });

  it("[SC2] a ping says how many frames came", async () => {
    const { socket, advance } = await inSession();
    socket.serverSays({ type: "member-joined", member: anna });
    await advance(5_000);
    expect(socket.messages().at(-1)).toEqual({ type: "ping", at: 5_000, had: 1 });
  });

  it("[SC12] after 64 signals a ping says so at once, long before the server keeps too many", async () => {
    const { socket } = await inSession();
    const signals = wire(...Array.from({ length: 129 }, (_, n) => n + 1));
    for (const frame of signals) socket.serverSendsFrame(frame);
    const pings = socket.messages().filter(({ type }) => type === "ping");
    expect(pings.map((ping) => ping.type === "ping" && ping.had)).toEqual([64, 128]);
  });
});

describe("what the server has not had", () => {
  it("[SC3] is sent again in order, and nothing else", async () => {
    const { signaling, breaks, status } = await inSession();
    signaling.sendSignal(signal(1));
    signaling.sendState({ ...QUIET, hand: true });
    for (const n of [2, 3]) signaling.sendSignal(signal(n));
    const { next } = await breaks();
    expect(signalsIn(next)).toEqual([]);
    next.serverSays(resumed(2)); // the first signal, and the state
    expect(signalsIn(next)).toEqual(wire(2, 3));
    expect(next.messages().map(({ type }) => type)).toEqual(["hello", "join"]);
    expect(status()).toEqual({ kind: "joined" });
  });

  it("[SC3] what was sent again counts on from what the server had", async () => {
    const { signaling, breaks } = await inSession();
    for (const n of [1, 2, 3]) signaling.sendSignal(signal(n));
    const second = await breaks();
    second.next.serverSays(resumed(1));
    signaling.sendSignal(signal(4));
    const third = await breaks();
    third.next.serverSays(resumed(3));
    expect(signalsIn(third.next)).toEqual(wire(4));
  });

  it("[SC4] signals made without a socket wait for the next one", async () => {
    const { signaling, socket, advance, opened } = await inSession();
    signaling.sendSignal(signal(1));
    socket.serverCloses(1006);
    signaling.sendSignal(signal(2));
    await advance(300);
    const next = await opened();
    signaling.sendSignal(signal(3));
    expect(signalsIn(next)).toEqual([]);
    next.serverSays(resumed(1));
    expect(signalsIn(next)).toEqual(wire(2, 3));
  });

  it("[SC5] a pong says what need not be kept", async () => {
    const { signaling, socket, breaks } = await inSession();
    for (let n = 1; n <= 500; n++) {
      signaling.sendSignal(signal(n));
      if (n % 100 === 0) socket.serverSays({ type: "pong", at: n, had: n - 1 });
    }
    const { next } = await breaks();
    next.serverSays(resumed(499));
    expect(signalsIn(next)).toEqual(wire(500));
  });

  it("[SC6] a whole roster for the same seat loses no signal either", async () => {
    const { signaling, breaks, messages } = await inSession();
    for (const n of [1, 2]) signaling.sendSignal(signal(n));
    const { next } = await breaks();
    next.serverSays(joined(1));
    expect(signalsIn(next)).toEqual(wire(2));
    expect(messages.at(-1)).toMatchObject({ type: "joined" });
  });

  it("[SC7] another seat begins from nothing", async () => {
    const { signaling, breaks } = await inSession();
    signaling.sendSignal(signal(1));
    const { next } = await breaks();
    signaling.sendSignal(signal(2));
    next.serverSays(joined(0, member("myself-again", 2)));
    expect(signalsIn(next)).toEqual([]);
    signaling.sendSignal(signal(1));
    const third = await breaks();
    third.next.serverSays(resumed(0));
    expect(signalsIn(third.next)).toEqual(wire(1));
  });

  it("[SC8] more than can be kept: the next join asks for a new seat, so that nothing is missing unnoticed", async () => {
    const { signaling, breaks } = await inSession();
    for (let n = 1; n <= 201; n++) signaling.sendSignal(signal(n));
    const { next, join } = await breaks();
    expect(join).toMatchObject({ resume: null });
    next.serverSays(joined(0, member("myself-again", 2)));
    expect(signalsIn(next)).toEqual([]);
  });
});

describe("a session", () => {
  it("[SC9] what changed after the join was sent is told once it is answered", async () => {
    const { signaling, breaks } = await inSession();
    const { next } = await breaks();
    signaling.sendState({ ...QUIET, hand: true });
    expect(next.messages().map(({ type }) => type)).toEqual(["hello", "join"]);
    next.serverSays(resumed(0));
    expect(next.messages().at(-1)).toEqual({ type: "state", state: { ...QUIET, hand: true } });
  });

  it("[SC10] a server without sessions is joined anew, as ever", async () => {
    const { signaling, joined: joinedPlain, advance, opened } = createSignalingRig();
    const socket = await joinedPlain();
    signaling.sendSignal(signal(1));
    await advance(5_000);
    expect(socket.messages().at(-1)).toEqual({ type: "ping", at: 5_000 });
    socket.serverCloses(1006);
    await advance(300);
    const next = await opened();
    expect(next.messages()[1]).toMatchObject({ resume: null });
    next.serverSays(joinedAs(member("self", 1)));
    expect(signalsIn(next)).toEqual([]);
  });

  it("[SC11] only leaving gives the seat up: a socket that is no use is closed with another code", async () => {
    const { socket, advance, signaling, newest, opened } = await inSession();
    await advance(15_000);
    expect(socket.closedWith).toBe(CLOSE_CODES.silent);
    await advance(300);
    (await opened()).serverSays(resumed(0));
    signaling.leave();
    expect(newest().messages().at(-1)).toEqual({ type: "leave" });
    expect(newest().closedWith).toBe(CLOSE_CODES.normal);
  });
});
