import { createHash } from "node:crypto";
import { parseRedisAddress } from "@efir/kit";
import * as v from "valibot";

export const LOG_LEVELS = ["error", "warn", "info", "debug"] as const;

const wholeNumber = (least: number, most: number) =>
  v.pipe(
    v.string(),
    v.regex(/^\d{1,6}$/),
    v.transform(Number),
    v.minValue(least),
    v.maxValue(most),
  );

const listOf = <S extends v.GenericSchema<string, unknown>>(item: S) =>
  v.pipe(
    v.string(),
    v.transform((text) => text.split(",").map((part) => part.trim())),
    v.array(item),
  );

const url = (...protocols: readonly string[]) =>
  v.pipe(
    v.string(),
    v.check((text) => {
      const { protocol, hostname } = URL.parse(text) ?? {};
      return protocol !== undefined && protocols.includes(protocol) && hostname !== "";
    }),
  );

/** An address that is a place and nothing more: no query, no fragment, no password. */
const place = (...protocols: readonly string[]) =>
  v.pipe(
    url(...protocols),
    v.check((text) => !/[?#@]/.test(text)),
    v.transform((text) => new URL(text).href.replace(/\/$/, "")),
  );

const webAddress = place("http:", "https:");

const origin = v.pipe(
  webAddress,
  v.check((text) => new URL(text).origin === text),
);

/** `scheme:host[:port]`, as WebRTC takes it. https://www.rfc-editor.org/rfc/rfc7064 and rfc7065 */
const iceUrl = (scheme: string, ending: string) =>
  v.pipe(
    v.string(),
    v.regex(new RegExp(`^${scheme}s?:([\\w.-]+|\\[[\\da-f:.]+\\])(:\\d{1,5})?${ending}$`, "i")),
  );

const YES = ["true", "1", "yes"];
const NO = ["false", "0", "no"];
const yesOrNo = v.pipe(
  v.string(),
  v.toLowerCase(),
  v.picklist([...YES, ...NO]),
  v.transform((word) => YES.includes(word)),
);

const SIGNING_SECRET = /^whsec_[A-Za-z0-9+/]{32,88}={0,2}$/;

/** `name:key:whsec_…:whsec_…`, or the key alone, which then signs as well. */
const gatewayKey = v.pipe(
  v.string(),
  v.regex(/^(?:[a-z0-9][a-z0-9-]{0,31}:)?[\w-]{16,128}(?::[^:]+)*$/),
  v.transform((text) => {
    const parts = text.split(":");
    const [first = "", second] = parts;
    const key = second ?? first;
    const name = second === undefined ? `key-${shortHash(key)}` : first;
    return { name, key, secrets: parts.slice(2) };
  }),
  v.check(({ secrets }) => secrets.every((secret) => SIGNING_SECRET.test(secret))),
  v.transform(({ secrets, key, name }) => ({
    name,
    key,
    secrets: secrets.length > 0 ? secrets : [`whsec_${base64(key)}`],
  })),
);

const base64 = (text: string): string => Buffer.from(text).toString("base64");
/** Tells keys without a name apart in logs and lists, and gives nothing of them away. */
const shortHash = (text: string): string =>
  createHash("sha256").update(text).digest("hex").slice(0, 8);

/** Every variable that is read, each by itself. The defaults stand in .env.example too. */
export const Settings = v.object({
  PORT: v.optional(wholeNumber(0, 65_535), "3000"),
  PUBLIC_URL: v.optional(webAddress),
  BOT_TOKEN: v.optional(v.pipe(v.string(), v.regex(/^\d{6,20}:[A-Za-z0-9_-]{30,100}$/))),
  MINIAPP_SHORT_NAME: v.optional(v.pipe(v.string(), v.regex(/^\w{3,30}$/))),
  TELEGRAM_ENABLED: v.optional(yesOrNo, "true"),
  TELEGRAM_WEBHOOK_URL: v.optional(place("https:")),
  // Telegram takes 1 to 256; a short one could be guessed.
  TELEGRAM_WEBHOOK_SECRET: v.optional(v.pipe(v.string(), v.regex(/^[\w-]{32,256}$/))),
  TELEGRAM_API_ROOT: v.optional(webAddress, "https://api.telegram.org"),
  FILE_API_URL: v.optional(webAddress),
  ADMIN_IDS: v.optional(
    v.pipe(
      listOf(v.pipe(v.string(), v.regex(/^\d{1,15}$/))),
      v.transform((ids) => ids.map(Number)),
    ),
  ),
  OPERATORS_CHAT_ID: v.optional(v.pipe(v.string(), v.regex(/^-?\d{1,15}$/), v.transform(Number))),
  GATEWAY_KEYS: v.optional(listOf(gatewayKey)),
  GATEWAY_ALLOW_LOOPBACK: v.optional(yesOrNo, "false"),
  // As it can stand in a bearer header.
  HOST_SECRET: v.optional(v.pipe(v.string(), v.regex(/^[\w.-]{16,256}$/))),
  HOST_ALLOWED_ORIGINS: v.optional(listOf(origin)),
  REDIS_URL: v.optional(
    v.pipe(
      v.string(),
      v.check((text) => parseRedisAddress(text).ok),
    ),
  ),
  STUN_URLS: v.optional(listOf(iceUrl("stun", "")), "stun:stun.l.google.com:19302"),
  TURN_URL: v.optional(listOf(iceUrl("turn", "(\\?transport=(udp|tcp))?"))),
  TURN_USERNAME: v.optional(v.string()),
  TURN_PASSWORD: v.optional(v.string()),
  TURN_SECRET: v.optional(v.string()),
  ICE_TRANSPORT_POLICY: v.optional(v.picklist(["all", "relay"]), "all"),
  ALLOW_GUESTS: v.optional(yesOrNo),
  SESSION_SECRET: v.optional(listOf(v.pipe(v.string(), v.minLength(32)))),
  LOG_LEVEL: v.optional(v.picklist(LOG_LEVELS), "info"),
  MAX_ROOM_SIZE: v.optional(wholeNumber(2, 64), "8"),
  ALLOWED_ORIGINS: v.optional(listOf(origin)),
  TRUST_PROXY: v.optional(wholeNumber(0, 10), "0"),
});
export type Settings = v.InferOutput<typeof Settings>;
export type SettingName = keyof Settings;
