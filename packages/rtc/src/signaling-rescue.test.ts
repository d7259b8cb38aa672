import { describe, expect, it } from "vitest";
import { encodeSignal } from "@efir/protocol";
import { joinedAs, member, seatOf } from "./testing/people.ts";
import { createSignalingRig } from "./testing/signaling-rig.ts";

const self = member("self", 1);
const resumable = {
  ...joinedAs(self),
  session: { token: "r".repeat(32), had: 0, expiresInMs: 30_000 },
};
const pings = (socket: { messages: () => readonly { type: string }[] }) =>
  socket.messages().filter(({ type }) => type === "ping").length;

/** In the room; the server falls silent when the test does not answer. */
async function inTheRoom() {
  const rig = createSignalingRig();
  const first = await rig.opened();
  first.serverSays(resumable);
  const pass = async (ms: number) => {
    for (let passed = 0; passed < ms; passed += 50) await rig.advance(50);
  };
  return { ...rig, first, pass };
}

describe("a server that may not hear us", () => {
  it("[SR1] is asked every 0.35 s, and no more once there is no doubt for 3 s", async () => {
    const { signaling, first, clock, pass } = await inTheRoom();
    signaling.doubt();
    for (let second = 0; second < 2; second++) {
      await pass(500);
      first.serverSays({ type: "pong", at: clock.now() });
    }
    expect(pings(first)).toBe(3);
    await pass(2_500);
    const asked = pings(first);
    await pass(1_000);
    expect(pings(first) - asked).toBeLessThanOrEqual(1);
  });

  it("[SR2] that answers needs no other socket", async () => {
    const { signaling, first, clock, sockets, pass } = await inTheRoom();
    signaling.doubt();
    for (let step = 0; step < 20; step++) {
      signaling.doubt();
      await pass(400);
      first.serverSays({ type: "pong", at: clock.now() });
    }
    expect(sockets).toHaveLength(1);
    expect(signaling.isHeard()).toBe(true);
  });

  it("[SR3] gets sockets beside the silent one, one after another, four at most", async () => {
    const { signaling, first, sockets, pass } = await inTheRoom();
    for (let step = 0; step < 100; step++) {
      signaling.doubt();
      await pass(50);
    }
    expect(first.closedWith).toBeNull();
    expect(signaling.isHeard()).toBe(false);
    const beside = sockets.slice(1);
    expect(beside.length).toBeGreaterThanOrEqual(6);
    expect(beside.filter(({ closedWith }) => closedWith === null)).toHaveLength(4);
  });

  it("[SR4] the first to open wins: it alone says its join, and goes on with the session", async () => {
    const { signaling, first, sockets, pass, status } = await inTheRoom();
    for (let step = 0; step < 40; step++) {
      signaling.doubt();
      await pass(50);
    }
    const winner = sockets[2]!;
    winner.opens();
    expect(winner.messages().map(({ type }) => type)).toEqual(["hello", "join"]);
    expect(winner.messages()[1]).toMatchObject({ resume: { token: "r".repeat(32), had: 0 } });
    const others = sockets.filter((socket) => socket !== winner);
    expect(others.map(({ closedWith }) => closedWith)).toEqual(others.map(() => 4_007));
    expect(first.messages().map(({ type }) => type)).not.toContain("leave");
    const signal = { seat: seatOf("anna"), n: 1, payload: "meanwhile" };
    signaling.sendSignal(signal);
    expect(status().kind).toBe("connecting");
    winner.serverSays({ type: "resumed", seat: self.seat, had: 0 });
    expect(status().kind).toBe("joined");
    expect(winner.sent).toContain(encodeSignal(signal));
  });

  it("[SR5] a network that came is tried at once, and again at once while it has no route", async () => {
    const { signaling, sockets, newest, pass } = await inTheRoom();
    signaling.networkCame();
    await pass(50);
    expect(sockets).toHaveLength(2);
    newest().serverCloses(1006);
    await pass(50);
    expect(sockets).toHaveLength(3);
  });

  it("[SR6] an end is an end: nothing is opened any more", async () => {
    const { signaling, sockets, clock, pass } = await inTheRoom();
    signaling.doubt();
    signaling.leave();
    signaling.doubt();
    signaling.networkCame();
    await pass(5_000);
    expect([sockets.length, clock.waiting()]).toEqual([1, 0]);
  });

  it("[SR7] a socket that has just opened is given time to take the session over", async () => {
    const { signaling, sockets, newest, pass } = await inTheRoom();
    signaling.networkCame();
    await pass(50);
    newest().opens();
    for (let step = 0; step < 40; step++) {
      signaling.doubt();
      await pass(50);
    }
    expect(sockets).toHaveLength(2);
    for (let step = 0; step < 20; step++) {
      signaling.doubt();
      await pass(50);
    }
    expect(sockets.length).toBeGreaterThan(2);
  });
});
