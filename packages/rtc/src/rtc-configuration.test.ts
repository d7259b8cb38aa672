import { expect, it } from "vitest";
import { reachOf, toRtcConfiguration } from "./rtc-configuration.ts";

const STUN = { urls: ["stun:s.test"] };
const TURN = {
  urls: ["turn:t.test?transport=udp", "turn:t.test?transport=tcp", "turns:t.test:443"],
  username: "u",
  credential: "p",
};
const ice = (
  iceTransportPolicy: "all" | "relay",
  ...iceServers: (typeof STUN | typeof TURN)[]
) => ({
  iceServers,
  iceTransportPolicy,
  expiresAt: null,
});

it("[JF10] a connection may try every server there is", () => {
  const { iceServers } = toRtcConfiguration(ice("all", STUN, TURN));
  expect(iceServers).toEqual([STUN, TURN]);
});

it("[JF10] a lean one leaves those by TCP and TLS alone, and lists no server without a URL", () => {
  const byTls = { ...TURN, urls: ["turns:t.test:443"] };
  const { iceServers } = toRtcConfiguration(ice("all", STUN, TURN, byTls), "lean");
  expect(iceServers).toEqual([STUN, { ...TURN, urls: ["turn:t.test?transport=udp"] }]);
});

it("[JF13] the first connection over a slow way is lean, and no other", () => {
  const reaches = [500, 100, null].flatMap((wayMs) => [reachOf(1, wayMs), reachOf(2, wayMs)]);
  expect(reaches).toEqual(["lean", "full", "full", "full", "full", "full"]);
});

it("[JF10] where all goes through a relay, none is left out", () => {
  const { iceServers } = toRtcConfiguration(ice("relay", TURN), "lean");
  expect(iceServers).toEqual([TURN]);
});

it("[JF10] before the server has said anything there is nothing to try", () => {
  expect(toRtcConfiguration(null)).toMatchObject({ iceServers: [], iceTransportPolicy: "all" });
});
