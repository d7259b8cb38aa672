const LOOPBACK = new Set(["localhost", "127.0.0.1", "[::1]"]);

const parsed = (address: string): URL | null => (URL.canParse(address) ? new URL(address) : null);

export const isLoopback = (url: URL): boolean => LOOPBACK.has(url.hostname);

/** Telegram opens Mini Apps by https only; here also by http on this machine. */
export function isAppAddress(address: string): boolean {
  const url = parsed(address);
  return url?.protocol === "https:" || (url?.protocol === "http:" && isLoopback(url));
}

const LINK_PROTOCOLS = new Set(["http:", "https:", "tg:", "ton:"]);

/** What a url button may lead to: an address without a scheme counts as http. */
export function readLink(address: string): string | null {
  const full = /^[a-z][a-z0-9+.-]*:/i.test(address) ? address : `http://${address}`;
  const url = parsed(full);
  if (!url || !LINK_PROTOCOLS.has(url.protocol)) return null;
  const isWeb = url.protocol.startsWith("http");
  return !isWeb || url.hostname.includes(".") || isLoopback(url) ? full : null;
}
