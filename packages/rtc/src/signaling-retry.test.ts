import { CLOSE_CODES, type RefusalCode } from "@efir/protocol";
import { describe, expect, it } from "vitest";
import { joinedAs, member } from "./testing/people.ts";
import { settled } from "./testing/settled.ts";
import { createSignalingRig } from "./testing/signaling-rig.ts";

const refused = (code: RefusalCode, retryAfterMs?: number) =>
  ({
    type: "refused",
    of: "join",
    code,
    ...(retryAfterMs !== undefined && { retryAfterMs }),
  }) as const;

describe("coming back", () => {
  it.each([1001, 1005, 1006, 1011, 3000, 4007, 4008, 4999])(
    "[SI11] a socket closed with %i is followed by another one",
    async (code) => {
      const { joined, advance, sockets, status } = createSignalingRig();
      (await joined()).serverCloses(code);
      expect(status()).toEqual({ kind: "connecting", attempt: 1 });
      await advance(300);
      expect(sockets).toHaveLength(2);
      await joined();
      expect(status()).toEqual({ kind: "joined" });
    },
  );

  it("[SI25] whoever was in a room opens it again where the server has lost it", async () => {
    const { joined, opened, advance } = createSignalingRig({ open: false });
    const first = await joined();
    expect(first.messages()[1]).toMatchObject({ type: "join", open: false });
    first.serverCloses(1006);
    await advance(300);
    expect((await opened()).messages()[1]).toMatchObject({ type: "join", open: true });
  });

  it.each([
    [0, [300, 600, 1_200, 2_400, 4_800, 5_000, 5_000]],
    [0.999_999, [150, 300, 600, 1_200, 2_400, 2_500, 2_500]],
  ])("[SI12] waits longer each time, up to a bound (random %f)", async (random, waits) => {
    const { joined, newest, advance, sockets } = createSignalingRig({ random: () => random });
    await joined();
    for (const wait of waits) {
      const before = sockets.length;
      newest().serverCloses(1006);
      await advance(wait - 1);
      expect(sockets).toHaveLength(before);
      await advance(1);
      expect(sockets).toHaveLength(before + 1);
    }
  });

  it("[SI13] attempts are counted, and counted afresh once one was in the room", async () => {
    const { newest, joined, advance, status } = createSignalingRig();
    await settled();
    for (const attempt of [2, 3, 4]) {
      newest().serverCloses(1006);
      expect(status()).toEqual({ kind: "connecting", attempt });
      await advance(5_000);
      expect(status()).toEqual({ kind: "connecting", attempt });
    }
    (await joined()).serverCloses(1006);
    expect(status()).toEqual({ kind: "connecting", attempt: 1 });
    await advance(300);
    newest().serverCloses(1006);
    expect(status()).toEqual({ kind: "connecting", attempt: 2 });
  });

  it("[SI14] an old socket has nothing more to say", async () => {
    const { joined, opened, advance, messages, status, sockets } = createSignalingRig();
    const old = await joined();
    old.serverCloses(1006);
    await advance(300);
    await opened();
    old.serverSays(joinedAs(member("ghost", 9)));
    old.serverCloses(CLOSE_CODES["taken-over"]);
    expect(messages).toHaveLength(1);
    expect(status()).toEqual({ kind: "connecting", attempt: 1 });
    expect(sockets).toHaveLength(2);
  });
});

describe("the end", () => {
  it.each(["room-full", "room-not-found", "wrong-room"] as const)(
    "[SI15] %s ends the call and closes the socket",
    async (code) => {
      const { opened, advance, status, sockets, clock } = createSignalingRig();
      const socket = await opened();
      socket.serverSays(refused(code));
      expect(status()).toEqual({ kind: "ended", reason: code });
      expect(socket.closedWith).toBe(1_000);
      expect(clock.waiting()).toBe(0);
      await advance(60_000);
      expect(sockets).toHaveLength(1);
    },
  );

  it("[SI15] a second tab that took over is not fought with", async () => {
    const { signaling, joined, advance, status, sockets, clock } = createSignalingRig();
    (await joined()).serverCloses(CLOSE_CODES["taken-over"]);
    expect(status()).toEqual({ kind: "ended", reason: "taken-over" });
    expect(clock.waiting()).toBe(0);
    signaling.retryNow();
    await advance(60_000);
    expect(sockets).toHaveLength(1);
    signaling.leave();
    expect(status()).toEqual({ kind: "ended", reason: "taken-over" });
  });

  it("[SI16] try-again is asked again when the server said", async () => {
    const { opened, advance, sockets, status } = createSignalingRig();
    (await opened()).serverSays(refused("try-again", 7_000));
    expect(status()).toEqual({ kind: "connecting", attempt: 2 });
    await advance(6_999);
    expect(sockets).toHaveLength(1);
    await advance(1);
    expect(sockets).toHaveLength(2);
  });

  it("[SI16] without a word on when, the usual wait will do", async () => {
    const { opened, advance, sockets } = createSignalingRig();
    (await opened()).serverSays(refused("try-again"));
    await advance(600);
    expect(sockets).toHaveLength(2);
  });
});

describe("a socket that does not open", () => {
  it("[SI33] is given up after four seconds, for TCP waits longer for each packet lost, and the next one is given more", async () => {
    const { newest, advance, sockets } = createSignalingRig();
    await settled();
    await advance(3_999);
    expect(sockets).toHaveLength(1);
    await advance(1);
    const [first, second] = sockets;
    expect([sockets.length, first?.closedWith]).toEqual([2, CLOSE_CODES.silent]);
    await advance(4_001);
    expect(second?.closedWith).toBeNull();
    newest().opens();
    expect(newest().messages()).toHaveLength(2);
  });
});
