import { err, ok, type Result } from "./result.ts";

/** A machine that is asked first. */
export interface RedisHost {
  readonly host: string;
  readonly port: number;
}

interface Login {
  readonly username: string | null;
  readonly password: string | null;
  readonly isTls: boolean;
}

export type RedisAddress =
  | { readonly kind: "one"; readonly url: string }
  /** Any of the nodes tells of all others. */
  | ({ readonly kind: "cluster"; readonly hosts: readonly RedisHost[] } & Login)
  /** The Sentinels say where the primary of that name is now. */
  | ({
      readonly kind: "sentinel";
      readonly hosts: readonly RedisHost[];
      readonly primary: string;
      readonly db: number;
    } & Login);

export type BadRedisAddress = { readonly code: "bad-redis-address" };

const MANY =
  /^redis(?<tls>s?)\+(?<kind>cluster|sentinel):\/\/(?:(?<login>[^@/]*)@)?(?<hosts>[^@/?#]+)(?<path>\/[^?#]*)?$/;
const ONE = /^rediss?:$/;
const PRIMARY = /^\/(?<primary>[\w.-]+)(?:\/(?<db>\d{1,4}))?$/;
const PORTS = { cluster: 6379, sentinel: 26379 } as const;

/**
 * Reads `redis://host:port/db`, `redis+cluster://host:port,host:port` and
 * `redis+sentinel://host:port,host:port/primary/db`, all of them with `user:password@` before the hosts if
 * need be, and with `rediss` where Redis speaks TLS.
 */
export function parseRedisAddress(text: string): Result<RedisAddress, BadRedisAddress> {
  const address = MANY.test(text) ? parseMany(text) : parseOne(text);
  return address ? ok(address) : err({ code: "bad-redis-address" });
}

function parseOne(text: string): RedisAddress | null {
  const url = URL.parse(text);
  const isOne = url !== null && ONE.test(url.protocol) && url.hostname !== "";
  return isOne ? { kind: "one", url: text } : null;
}

function parseMany(text: string): RedisAddress | null {
  const { tls, kind, login = "", hosts = "", path = "" } = MANY.exec(text)?.groups ?? {};
  const known = parseLogin(login);
  if (!known) return null;
  const shared = { ...known, isTls: tls === "s" };
  if (kind === "cluster") {
    const all = parseHosts(hosts, PORTS.cluster);
    // A cluster has no databases but the first.
    return all && /^\/?0?$/.test(path) ? { kind, hosts: all, ...shared } : null;
  }
  const all = parseHosts(hosts, PORTS.sentinel);
  const { primary, db = "0" } = PRIMARY.exec(path)?.groups ?? {};
  if (!all || primary === undefined) return null;
  return { kind: "sentinel", hosts: all, primary, db: Number(db), ...shared };
}

function parseLogin(text: string): Pick<Login, "username" | "password"> | null {
  const colon = text.indexOf(":");
  const [name, word] = colon < 0 ? [text, ""] : [text.slice(0, colon), text.slice(colon + 1)];
  try {
    const username = decodeURIComponent(name);
    const password = decodeURIComponent(word);
    return { username: username || null, password: password || null };
  } catch {
    return null; // a % that stands for nothing
  }
}

function parseHosts(text: string, usualPort: number): readonly RedisHost[] | null {
  const hosts = text.split(",").map((part) => parseHost(part, usualPort));
  const good = hosts.filter((host) => host !== null);
  return good.length === hosts.length ? good : null;
}

function parseHost(text: string, usualPort: number): RedisHost | null {
  const url = URL.parse(`redis://${text}`);
  if (!url || url.hostname === "" || url.pathname !== "") return null;
  const host = url.hostname.replace(/^\[(.*)\]$/, "$1");
  return { host, port: url.port === "" ? usualPort : Number(url.port) };
}
