import { err, ok, type Result } from "@efir/kit";
import * as v from "valibot";
import type { BadSetting } from "./bad-setting.ts";
import { SETTING_RULES } from "./setting-rules.ts";
import { Settings, type SettingName } from "./settings.ts";
import { turnProblems } from "./turn-problems.ts";
import { webhookProblems } from "./webhook-problems.ts";

export interface Turn {
  readonly urls: readonly string[];
  readonly credential:
    /** Shared with the TURN server, which then takes time-limited credentials made from it. */
    | { readonly kind: "secret"; readonly secret: string }
    | { readonly kind: "password"; readonly username: string; readonly password: string };
}

/** Where Telegram brings updates to, and the secret that shows it is Telegram. */
export interface Webhook {
  readonly url: string;
  readonly secret: string;
}

/** Who may send messages over HTTP, and what the answers to them are signed with. */
export interface GatewayKey {
  readonly name: string;
  readonly key: string;
  /** `whsec_` and base64, the newest first. */
  readonly secrets: readonly string[];
}

/** The settings of one deployment, checked and complete. */
export interface Environment {
  /** 0 lets the system choose. */
  readonly port: number;
  /** Where people find us; no slash at the end. */
  readonly publicUrl: string;
  /** null: no bot; the local Telegram stands in. */
  readonly botToken: string | null;
  /** null: links open the bot's main Mini App. */
  readonly miniAppShortName: string | null;
  /** False: the bot stays away from Telegram, token or not. */
  readonly telegramEnabled: boolean;
  /** null: the bot asks for updates by itself. */
  readonly telegramWebhook: Webhook | null;
  readonly telegramApiRoot: string;
  /** Where Telegram's files are: people's pictures, and what they sent to the bot. */
  readonly fileApiUrl: string;
  /** Telegram ids of the people who run this deployment. */
  readonly adminIds: readonly number[];
  /** The chat of the people who are called when a program cannot help; null: there are none. */
  readonly operatorsChat: number | null;
  /** Empty: nobody may send messages over HTTP. */
  readonly gatewayKeys: readonly GatewayKey[];
  /** For development: answers may go to this machine, and by plain http. */
  readonly gatewayAllowLoopback: boolean;
  /** null: no app may register a room. */
  readonly hostSecret: string | null;
  /** Where apps may be that register rooms; null: anywhere, once the person has agreed. */
  readonly hostAllowedOrigins: readonly string[] | null;
  /** null: rooms live in the memory of this one process. */
  readonly redisUrl: string | null;
  readonly stunUrls: readonly string[];
  /** null: no relay; people behind strict networks will not connect. */
  readonly turn: Turn | null;
  readonly iceTransportPolicy: "all" | "relay";
  readonly allowGuests: boolean;
  /** The first signs, all verify. Empty: make one at start, and sessions end with the process. */
  readonly sessionSecrets: readonly string[];
  readonly logLevel: Settings["LOG_LEVEL"];
  readonly maxRoomSize: number;
  /** Pages that may open a connection. */
  readonly allowedOrigins: readonly string[];
  /** How many proxies in front of us may say who the client is. */
  readonly trustProxy: number;
}

type Variables = Readonly<Record<string, string | undefined>>;
type Given = Partial<Record<SettingName, string>>;

/** Lists all that is wrong at once. Unknown variables are ignored; an empty one counts as unset. */
export function readEnvironment(env: Variables): Result<Environment, readonly BadSetting[]> {
  const given = givenIn(env);
  const parsed = v.safeParse(Settings, given);
  const alone = parsed.success ? [] : wrongAlone(parsed.issues);
  const problems = [...alone, ...turnProblems(given), ...webhookProblems(given)];
  return parsed.success && problems.length === 0 ? ok(toEnvironment(parsed.output)) : err(problems);
}

const settingNames = v.keyof(Settings).options;

function givenIn(env: Variables): Given {
  const given: Given = {};
  for (const name of settingNames) {
    const value = env[name]?.trim();
    if (value) given[name] = value;
  }
  return given;
}

function wrongAlone(issues: readonly v.BaseIssue<unknown>[]): readonly BadSetting[] {
  const wrong = new Set(issues.map(({ path }) => path?.[0]?.key));
  return settingNames
    .filter((name) => wrong.has(name))
    .map((name) => ({ name, ...SETTING_RULES[name] }));
}

function toEnvironment(settings: Settings): Environment {
  const { PORT, PUBLIC_URL: publicUrl = `http://localhost:${PORT}` } = settings;
  return {
    port: PORT,
    publicUrl,
    ...toTelegram(settings),
    gatewayKeys: settings.GATEWAY_KEYS ?? [],
    gatewayAllowLoopback: settings.GATEWAY_ALLOW_LOOPBACK,
    hostSecret: settings.HOST_SECRET ?? null,
    hostAllowedOrigins: settings.HOST_ALLOWED_ORIGINS ?? null,
    redisUrl: settings.REDIS_URL ?? null,
    stunUrls: settings.STUN_URLS,
    turn: toTurn(settings),
    iceTransportPolicy: settings.ICE_TRANSPORT_POLICY,
    allowGuests: settings.ALLOW_GUESTS ?? settings.BOT_TOKEN === undefined,
    sessionSecrets: settings.SESSION_SECRET ?? [],
    logLevel: settings.LOG_LEVEL,
    maxRoomSize: settings.MAX_ROOM_SIZE,
    allowedOrigins: settings.ALLOWED_ORIGINS ?? [new URL(publicUrl).origin],
    trustProxy: settings.TRUST_PROXY,
  };
}

function toTelegram(settings: Settings) {
  const { TELEGRAM_WEBHOOK_URL: url, TELEGRAM_WEBHOOK_SECRET: secret } = settings;
  return {
    botToken: settings.BOT_TOKEN ?? null,
    miniAppShortName: settings.MINIAPP_SHORT_NAME ?? null,
    telegramEnabled: settings.TELEGRAM_ENABLED,
    telegramWebhook: url === undefined || secret === undefined ? null : { url, secret },
    telegramApiRoot: settings.TELEGRAM_API_ROOT,
    fileApiUrl: settings.FILE_API_URL ?? settings.TELEGRAM_API_ROOT,
    adminIds: settings.ADMIN_IDS ?? [],
    operatorsChat: settings.OPERATORS_CHAT_ID ?? null,
  };
}

/** A secret goes before a password: what is made from it lapses by itself. */
function toTurn(settings: Settings): Turn | null {
  const { TURN_URL: urls, TURN_SECRET: secret } = settings;
  const { TURN_USERNAME: username, TURN_PASSWORD: password } = settings;
  if (urls === undefined) return null;
  if (secret !== undefined) return { urls, credential: { kind: "secret", secret } };
  if (username === undefined || password === undefined) return null;
  return { urls, credential: { kind: "password", username, password } };
}
