import type { IceConfig } from "@efir/protocol";
import { isSlow } from "./voice/voice-status.ts";

/** `lean`: by UDP alone. What goes by TCP and TLS costs kilobytes before the first word, and helps only where UDP is blocked. */
export type IceReach = "lean" | "full";

/** Where the way to the server is slow, of `wayMs` there and back, the first connection is lean; what it cannot do a later one will. */
export const reachOf = (epoch: number, wayMs: number | null): IceReach =>
  epoch === 1 && isSlow(wayMs) ? "lean" : "full";

/** What the server said of STUN and TURN, as a browser takes it. */
export function toRtcConfiguration(
  ice: IceConfig | null,
  reach: IceReach = "full",
): RTCConfiguration {
  const { iceServers = [], iceTransportPolicy = "all" } = ice ?? {};
  const isLean = reach === "lean" && iceTransportPolicy === "all";
  const servers = iceServers.map(({ urls, username, credential }) => ({
    urls: isLean ? urls.filter(isByUdp) : urls,
    ...(username !== undefined && { username }),
    ...(credential !== undefined && { credential }),
  }));
  return {
    bundlePolicy: "max-bundle",
    iceServers: servers.filter(({ urls }) => urls.length > 0),
    iceTransportPolicy,
  };
}

/** https://datatracker.ietf.org/doc/html/rfc7065: UDP is what a URL means that names no transport. */
const isByUdp = (url: string): boolean =>
  /^(?:stun|turn):/i.test(url) && !/\?transport=(?!udp\b)/i.test(url);
