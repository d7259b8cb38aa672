import type { IceConfig } from "@efir/protocol";

/** What the server said of STUN and TURN, as a browser takes it. */
export const toRtcConfiguration = (ice: IceConfig | null): RTCConfiguration => ({
  bundlePolicy: "max-bundle",
  iceServers: (ice?.iceServers ?? []).map(({ urls, username, credential }) => ({
    urls,
    ...(username !== undefined && { username }),
    ...(credential !== undefined && { credential }),
  })),
  iceTransportPolicy: ice?.iceTransportPolicy ?? "all",
});
