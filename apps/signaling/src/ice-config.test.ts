import { createHmac } from "node:crypto";
import { expect, it } from "vitest";
import { createManualClock } from "@efir/kit";
import type { MemberId } from "@efir/protocol";
import { iceConfig, type IceSettings } from "./ice-config.ts";

const clock = createManualClock(1_800_000_000_500);
const STUN = { urls: ["stun:s.test"] };
const URLS = ["turn:t.test", "turns:t.test"];
const settings = (turn: IceSettings["turn"]): IceSettings => ({
  stunUrls: STUN.urls,
  turn,
  iceTransportPolicy: "relay",
});
const ANNA = "tg42" as MemberId;

it("[HT10] with a secret, TURN credentials are the member's own, and lapse in six hours", () => {
  const turn = { urls: URLS, credential: { kind: "secret", secret: "s3cret" } } as const;
  const username = `${1_800_000_000 + 6 * 60 * 60}:tg42`;
  expect(iceConfig(settings(turn), ANNA, clock)).toEqual({
    iceServers: [
      STUN,
      {
        urls: URLS,
        username,
        credential: createHmac("sha1", "s3cret").update(username).digest("base64"),
      },
    ],
    iceTransportPolicy: "relay",
    expiresAt: 1_800_000_000_500 + 6 * 60 * 60_000,
  });
});

it("[HT11] with a password, it is told as it is and does not lapse", () => {
  const credential = { kind: "password", username: "u", password: "p" } as const;
  expect(iceConfig(settings({ urls: URLS, credential }), ANNA, clock)).toEqual({
    iceServers: [STUN, { urls: URLS, username: "u", credential: "p" }],
    iceTransportPolicy: "relay",
    expiresAt: null,
  });
});

it("[HT12] a stranger is told of STUN alone", () => {
  const credential = { kind: "password", username: "u", password: "p" } as const;
  const config = iceConfig(settings({ urls: URLS, credential }), null, clock);
  expect(config.iceServers).toEqual([STUN]);
  expect(JSON.stringify(config)).not.toContain('"p"');
});

it("[HT13] without STUN and TURN there is nothing to tell", () => {
  expect(iceConfig({ ...settings(null), stunUrls: [] }, ANNA, clock).iceServers).toEqual([]);
});
