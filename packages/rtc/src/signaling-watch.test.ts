import { describe, expect, it } from "vitest";
import { joinedAs, member } from "./testing/people.ts";
import { createSignalingRig } from "./testing/signaling-rig.ts";

describe("a socket that is no use", () => {
  it("[SI20] is replaced when it does not get in within 10 s", async () => {
    const { opened, advance, sockets, status } = createSignalingRig();
    const socket = await opened();
    await advance(9_999);
    expect(socket.closedWith).toBeNull();
    await advance(1);
    expect(socket.closedWith).toBe(4_007); // its seat may go on over another
    expect(status()).toEqual({ kind: "connecting", attempt: 2 });
    await advance(600);
    expect(sockets).toHaveLength(2);
  });

  it("[SI21] a ping goes out every 5 s, from the join on", async () => {
    const { opened, advance } = createSignalingRig();
    const socket = await opened();
    await advance(5_000);
    const pings = () => socket.messages().filter(({ type }) => type === "ping");
    expect(pings()).toEqual([]);
    socket.serverSays(joinedAs(member("self", 1)));
    await advance(5_000);
    socket.serverSays({ type: "pong", at: 10_000 });
    await advance(5_000);
    expect(pings()).toEqual([
      { type: "ping", at: 10_000 },
      { type: "ping", at: 15_000 },
    ]);
  });

  it("[SI22] [TRAP37] a socket that is silent for more than 12 s is given up", async () => {
    const { joined, advance, sockets, status } = createSignalingRig();
    const socket = await joined();
    await advance(14_999);
    expect(socket.closedWith).toBeNull();
    await advance(1);
    expect(socket.closedWith).toBe(4_007);
    expect(status()).toEqual({ kind: "connecting", attempt: 1 });
    await advance(300);
    expect(sockets).toHaveLength(2);
  });

  it.each(["pong", "junk"] as const)("[SI22] any word keeps it: %s", async (word) => {
    const { joined, advance, sockets, status } = createSignalingRig();
    const socket = await joined();
    for (let at = 0; at < 60_000; at += 6_000) {
      await advance(6_000);
      if (word === "pong") socket.serverSays({ type: "pong", at });
      else socket.serverSendsFrame("?");
    }
    expect(sockets).toHaveLength(1);
    expect(status()).toEqual({ kind: "joined" });
  });

  it("[SI22] timers of a socket that is gone do not touch the next one", async () => {
    const { joined, advance, sockets, clock } = createSignalingRig();
    const waiting = await joined().then(() => clock.waiting());
    for (let round = 0; round < 5; round++) {
      sockets.at(-1)?.serverCloses(1006);
      await advance(300);
      await joined();
    }
    expect(clock.waiting()).toBe(waiting);
    await advance(11_000);
    expect(sockets).toHaveLength(6);
  });
});
