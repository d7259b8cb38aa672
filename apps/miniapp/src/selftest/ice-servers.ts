import type { IceServer } from "@efir/protocol";

export type Way = "stun" | "turn-udp" | "turn-tcp" | "turn-tls";

/** https://www.rfc-editor.org/rfc/rfc7065: UDP where nothing is said. */
function wayOf(url: string): Way {
  if (url.startsWith("stun")) return "stun";
  if (url.startsWith("turns:")) return "turn-tls";
  return /[?&]transport=tcp\b/.test(url) ? "turn-tcp" : "turn-udp";
}

/** Only what leads this way, so that one way cannot pass for another. */
export const serversFor = (servers: readonly IceServer[], way: Way): IceServer[] =>
  servers
    .map((server) => ({ ...server, urls: server.urls.filter((url) => wayOf(url) === way) }))
    .filter(({ urls }) => urls.length > 0);
