export type LinkTarget =
  | { readonly kind: "mini-app"; readonly startParam: string }
  | { readonly kind: "start"; readonly parameter: string }
  | { readonly kind: "bot-chat" }
  | { readonly kind: "share"; readonly text: string }
  | { readonly kind: "outside"; readonly url: string }
  /** Not an address, or one that a chat must not open (`javascript:` and such). */
  | { readonly kind: "nothing" };

export interface BotLinks {
  readonly username: string;
  readonly appLink: string;
}

const TELEGRAM_HOSTS = ["t.me", "telegram.me"];

/** Where a link leads. Telegram opens its own links itself, whoever wrote them. */
export function linkTarget(text: string, bot: BotLinks): LinkTarget {
  const url = parseUrl(text);
  if (url?.protocol === "tg:") return inTelegram(url, bot);
  if (!url || !/^https?:$/.test(url.protocol)) return { kind: "nothing" };
  const { searchParams: query } = url;
  if (isSamePage(url, bot.appLink))
    return { kind: "mini-app", startParam: query.get("startapp") ?? "" };
  if (!TELEGRAM_HOSTS.includes(url.hostname)) return { kind: "outside", url: url.href };
  if (url.pathname === "/share/url") return { kind: "share", text: sharedText(query) };
  if (!isSamePage(url, `https://t.me/${bot.username}`)) return { kind: "outside", url: url.href };
  return inBotChat(query);
}

/** The form that needs no web page: `tg://resolve?domain=…`. Whom it names is the bot, or nobody here. */
function inTelegram({ hostname, pathname, searchParams: query }: URL, bot: BotLinks): LinkTarget {
  const command = hostname === "" ? pathname.replace(/^\/+/, "") : hostname;
  const name = command === "resolve" ? query.get("domain") : null;
  return name?.toLowerCase() === bot.username.toLowerCase()
    ? inBotChat(query)
    : { kind: "nothing" };
}

function inBotChat(query: URLSearchParams): LinkTarget {
  const startParam = query.get("startapp");
  if (startParam !== null) return { kind: "mini-app", startParam };
  const parameter = query.get("start");
  return parameter === null ? { kind: "bot-chat" } : { kind: "start", parameter };
}

/** A shared link stands first, its words below it. */
const sharedText = (query: URLSearchParams): string =>
  [query.get("url"), query.get("text")].filter((part) => part !== null && part !== "").join("\n");

function isSamePage(url: URL, other: string): boolean {
  const page = parseUrl(other);
  if (!page) return false;
  const host = (each: URL) => each.host.replace(/^telegram\.me$/, "t.me");
  const path = (each: URL) => each.pathname.replace(/\/$/, "").toLowerCase();
  return host(url) === host(page) && path(url) === path(page);
}

/** People leave the `https://` out. */
function parseUrl(text: string): URL | null {
  return URL.parse(/^[a-z][a-z0-9+.-]*:/i.test(text) ? text : `https://${text}`);
}
