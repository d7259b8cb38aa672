import { err, ok, type Result } from "@efir/kit";
import { CLOSE_CODES } from "@efir/protocol";
import { describe, expect, it } from "vitest";
import { joinedAs, member } from "./testing/people.ts";
import { settled } from "./testing/settled.ts";
import { createSignalingRig } from "./testing/signaling-rig.ts";

describe("tokens", () => {
  const badToken = CLOSE_CODES["bad-token"];

  it("[SI17] a refused token is renewed once; then it is not the token", async () => {
    const { opened, advance, tokensAsked, status, clock } = createSignalingRig();
    (await opened()).serverCloses(badToken);
    await advance(600);
    expect(tokensAsked).toEqual([false, true]);
    const second = await opened();
    expect(second.messages()[0]).toMatchObject({ type: "hello", token: "fresh-token" });
    second.serverCloses(badToken);
    expect(status()).toEqual({ kind: "ended", reason: "not-admitted" });
    expect(clock.waiting()).toBe(0);
  });

  it("[SI17] a token that once got in may be refused again later", async () => {
    const { opened, joined, advance, tokensAsked, status } = createSignalingRig();
    (await opened()).serverCloses(badToken);
    await advance(600);
    (await joined()).serverCloses(badToken);
    await advance(300);
    expect(tokensAsked).toEqual([false, true, true]);
    await joined();
    expect(status()).toEqual({ kind: "joined" });
  });

  it("[SI18] the need of a fresh token outlives a try at once and a failed fetch", async () => {
    const answers: Result<string, "unreachable">[] = [
      ok("stale"),
      err("unreachable"),
      ok("fresh"),
      ok("fresh"),
    ];
    const { signaling, opened, advance, tokensAsked, newest } = createSignalingRig({
      token: async () => answers.shift() ?? err("unreachable"),
    });
    (await opened()).serverCloses(badToken);
    signaling.retryNow();
    await settled();
    await advance(5_000);
    expect(tokensAsked).toEqual([false, true, true]);
    newest().serverCloses(1006);
    await advance(5_000);
    expect(tokensAsked).toEqual([false, true, true, false]);
  });

  it("[SI19] a token that cannot be fetched now is fetched later", async () => {
    let reachable = false;
    const { advance, status, sockets, tokensAsked } = createSignalingRig({
      token: async () => (reachable ? ok("token") : err("unreachable")),
    });
    await settled();
    expect(status()).toEqual({ kind: "connecting", attempt: 2 });
    await advance(600);
    expect(status()).toEqual({ kind: "connecting", attempt: 3 });
    expect(sockets).toHaveLength(0);
    reachable = true;
    await advance(1_200);
    expect([tokensAsked.length, sockets.length]).toEqual([3, 1]);
  });

  it("[SI19] somebody who is not admitted hears so at once", async () => {
    const { advance, status, sockets } = createSignalingRig({
      token: async () => err("not-admitted"),
    });
    await advance(60_000);
    expect(status()).toEqual({ kind: "ended", reason: "not-admitted" });
    expect(sockets).toHaveLength(0);
  });
});

describe("the network is back", () => {
  it("[SI23] a wait is skipped", async () => {
    const { signaling, joined, sockets, advance, status, clock } = createSignalingRig();
    (await joined()).serverCloses(1006);
    signaling.retryNow();
    await settled();
    expect(sockets).toHaveLength(2);
    expect(status()).toEqual({ kind: "connecting", attempt: 1 });
    const waiting = clock.waiting();
    await joined();
    await advance(300);
    expect([sockets.length, clock.waiting()]).toEqual([2, waiting]);
    expect(status()).toEqual({ kind: "joined" });
  });

  it("[SI23] with a socket there is nothing to skip", async () => {
    const { signaling, opened, joined, sockets, tokensAsked } = createSignalingRig();
    await opened();
    signaling.retryNow();
    await joined();
    signaling.retryNow();
    await settled();
    expect([sockets.length, tokensAsked.length]).toEqual([1, 1]);
  });

  it("[SI24] of two token fetches at once only the newest opens a socket", async () => {
    const fetches: PromiseWithResolvers<Result<string, "unreachable">>[] = [];
    const { signaling, sockets, opened, advance, status, clock, statuses } = createSignalingRig({
      token: () => {
        const fetch = Promise.withResolvers<Result<string, "unreachable">>();
        fetches.push(fetch);
        return fetch.promise;
      },
    });
    signaling.retryNow();
    fetches[0]?.resolve(err("unreachable"));
    await settled();
    expect([status(), clock.waiting()]).toEqual([{ kind: "connecting", attempt: 1 }, 0]);
    fetches[1]?.resolve(ok("token"));
    (await opened()).serverSays(joinedAs(member("self", 1)));
    await advance(4_000);
    expect(sockets).toHaveLength(1);
    expect(statuses.at(-1)).toEqual({ kind: "joined" });
  });

  it("[SI24] an end is final, whichever fetches are still under way", async () => {
    const fetches: PromiseWithResolvers<Result<string, "unreachable">>[] = [];
    const { signaling, sockets, advance, status, clock } = createSignalingRig({
      token: () => {
        const fetch = Promise.withResolvers<Result<string, "unreachable">>();
        fetches.push(fetch);
        return fetch.promise;
      },
    });
    signaling.retryNow();
    fetches[0]?.resolve(err("unreachable"));
    await settled();
    fetches[1]?.resolve(err("unreachable"));
    await settled();
    signaling.leave();
    await advance(60_000);
    expect(status()).toEqual({ kind: "ended", reason: "left" });
    expect([sockets.length, clock.waiting(), fetches.length]).toEqual([0, 0, 2]);
  });
});
