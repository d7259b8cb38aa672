import { describe, expect, it } from "vitest";
import { createSignalingRig } from "./testing/signaling-rig.ts";
import { joinedAs, member, seatOf } from "./testing/people.ts";
import { FakeSocket } from "./testing/fake-socket.ts";

const self = member("self", 1);
const signal = { seat: seatOf("anna"), n: 1, payload: "{}" };
const pingsOf = (socket: FakeSocket) => socket.messages().filter(({ type }) => type === "ping");

/** Takes over a socket of the anteroom on which a round trip took so long. */
async function given(roundTripMs: number) {
  const socket = new FakeSocket("wss://efir.test/ws");
  const taken = {
    socket: socket.asWebSocket(),
    isGreeting: true,
    isJoining: false,
    heard: [],
    roundTripMs,
    madeAt: 0,
  };
  socket.opens();
  const rig = createSignalingRig({ given: taken });
  await rig.advance(0);
  return { ...rig, socket };
}

describe("words that are waited for", () => {
  it("[SI40] on a slow way pings follow the join until it is answered, four for each round trip, so that TCP hears of a loss soon", async () => {
    const { socket, advance } = await given(400);
    await advance(400);
    expect(pingsOf(socket)).toHaveLength(4);
    await advance(4_000);
    expect(pingsOf(socket)).toHaveLength(44);
    socket.serverSays(joinedAs(self));
    await advance(10_000);
    expect(pingsOf(socket).length).toBeLessThan(75);
  });

  it("[SI40] and every signal", async () => {
    const { socket, advance, signaling } = await given(200);
    socket.serverSays(joinedAs(self));
    await advance(5_100); // past the ping of every 5 s
    const before = pingsOf(socket).length;
    signaling.sendSignal(signal);
    await advance(300);
    expect(pingsOf(socket).length - before).toBeGreaterThan(3);
    await advance(600);
    const after = pingsOf(socket).length;
    await advance(2_000);
    expect(pingsOf(socket)).toHaveLength(after);
  });

  it("[SI41] on a short way nothing follows", async () => {
    const { socket, advance } = await given(90);
    await advance(3_000);
    expect(pingsOf(socket)).toEqual([]);
  });
});
