export interface HostUrlRules {
  /** Where our own pages are: an app from there could not be kept apart from them. */
  readonly publicUrl: string;
  /** Null: any. */
  readonly hostAllowedOrigins: readonly string[] | null;
}

type BadHostUrl = "bad-host-url" | "host-origin-not-allowed";

interface HostUrls {
  readonly ws_url: string;
  readonly app_url: string;
}

/** Null when people may be sent to both. The server itself never asks them. */
export function badHostUrl({ ws_url, app_url }: HostUrls, rules: HostUrlRules): BadHostUrl | null {
  const app = hostUrl(app_url, "https:", rules);
  const ws = hostUrl(ws_url, "wss:", rules);
  if (!app || !ws || app.origin === new URL(rules.publicUrl).origin) return "bad-host-url";
  const { hostAllowedOrigins: allowed } = rules;
  if (!allowed) return null;
  const isAllowed = allowed.includes(app.origin) && allowed.includes(asHttp(ws));
  return isAllowed ? null : "host-origin-not-allowed";
}

/** The same place, as a page's origin is written. */
const asHttp = (ws: URL): string => new URL(ws.href.replace(/^ws/, "http")).origin;

const MOST_CHARS = 512;
const PLAIN = { "https:": "http:", "wss:": "ws:" } as const;
const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;

function hostUrl(
  text: string,
  scheme: keyof typeof PLAIN,
  { publicUrl }: HostUrlRules,
): URL | null {
  const url = text.length > MOST_CHARS ? null : URL.parse(text);
  if (!url || url.hostname === "" || /[\s\p{Cc}\\]/u.test(text)) return null;
  if (url.username !== "" || url.password !== "" || text.includes("#")) return null;
  if (url.protocol === scheme) return url;
  // In development, where our own page comes without https too.
  const isPlain = url.protocol === PLAIN[scheme] && publicUrl.startsWith("http:");
  return isPlain && LOOPBACK.test(url.hostname) ? url : null;
}
