import type { IncomingMessage } from "node:http";

/**
 * Who is asking, when so many proxies in front of us are ours: the same address that express finds for a
 * request. What a client itself wrote into the header stands further left and is not believed.
 */
export function clientAddress(request: IncomingMessage, trustProxy: number): string {
  const forwarded = request.headers["x-forwarded-for"];
  const named = (forwarded?.toString() ?? "").split(",").map((address) => address.trim());
  const path = [request.socket.remoteAddress ?? "", ...named.filter(Boolean).reverse()];
  return path[Math.min(trustProxy, path.length - 1)] ?? "";
}
