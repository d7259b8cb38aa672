import { timingSafeEqual } from "node:crypto";
import { err, ok, type Result } from "@efir/kit";
import { readFields, type BadFields, type Fields } from "./init-data-fields.ts";
import { hashOf } from "./init-data-hash.ts";
import { readUser, type InitDataUser } from "./init-data-user.ts";

/** Telegram names no limit. The string is a bearer credential, to be exchanged right after launch. */
const MAX_AGE_MS = 60 * 60_000;
/** How far the clocks of two servers may differ. */
const CLOCK_SKEW_MS = 30_000;

const CHAT_TYPES = ["sender", "private", "group", "supergroup", "channel"] as const;
export type ChatType = (typeof CHAT_TYPES)[number];

/** What a genuine string says. Its values are Telegram's or its user's: check `startParam` before use. */
export interface InitData {
  readonly user: InitDataUser;
  /** When the Mini App was opened, in milliseconds. A reload of the page does not renew it. */
  readonly authDate: number;
  readonly startParam?: string;
  readonly chatType?: ChatType;
  /** Names the chat the link was opened from: the same for everybody there, but not the chat's id. */
  readonly chatInstance?: string;
  readonly queryId?: string;
  /** Unique to this launch: tells a replay. */
  readonly hash: string;
}

export interface InitDataRefusal {
  readonly code:
    | BadFields["code"]
    /** Nothing to check it by. */
    | "no-hash"
    /** Changed on the way, made up, or meant for another bot. */
    | "bad-hash"
    /** Genuine, but it does not say when it was made. */
    | "no-auth-date"
    /** Genuine, but too old. */
    | "expired"
    /** Made later than now, by more than clocks differ. */
    | "from-the-future"
    /** Genuine, but it names no person (some kinds of launch do not) or not a valid one. */
    | "no-user";
}

export interface VerifyOptions {
  readonly botToken: string;
  /** In milliseconds. */
  readonly now: number;
  /** One hour unless given. */
  readonly maxAgeMs?: number;
}

/** Says who opened the Mini App, if the string really is from Telegram, for this bot, and fresh. Never throws. */
export function verifyInitData(
  raw: string,
  { botToken, now, maxAgeMs = MAX_AGE_MS }: VerifyOptions,
): Result<InitData, InitDataRefusal> {
  const read = readFields(raw);
  if (!read.ok) return read;
  const fields = read.value;

  const hash = fields.get("hash");
  if (hash === undefined) return err({ code: "no-hash" });
  if (!isGenuine(hash, hashOf(fields, botToken))) return err({ code: "bad-hash" });

  const authDate = readAuthDate(fields.get("auth_date"));
  if (authDate === null) return err({ code: "no-auth-date" });
  if (now - authDate > maxAgeMs) return err({ code: "expired" });
  if (authDate - now > CLOCK_SKEW_MS) return err({ code: "from-the-future" });

  const user = readUser(fields.get("user"));
  return user ? ok({ user, authDate, hash, ...launch(fields) }) : err({ code: "no-user" });
}

/** Takes the same time wherever the two differ, so that the hash cannot be guessed digit by digit. */
function isGenuine(hash: string, expected: Buffer): boolean {
  return /^[0-9a-f]{64}$/.test(hash) && timingSafeEqual(Buffer.from(hash, "hex"), expected);
}

function readAuthDate(seconds: string | undefined): number | null {
  return seconds !== undefined && /^\d{1,12}$/.test(seconds) ? Number(seconds) * 1_000 : null;
}

function launch(fields: Fields): Omit<InitData, "user" | "authDate" | "hash"> {
  const startParam = fields.get("start_param");
  const chatType = CHAT_TYPES.find((type) => type === fields.get("chat_type"));
  const chatInstance = fields.get("chat_instance");
  const queryId = fields.get("query_id");
  return {
    ...(startParam !== undefined && { startParam }),
    ...(chatType !== undefined && { chatType }),
    ...(chatInstance !== undefined && { chatInstance }),
    ...(queryId !== undefined && { queryId }),
  };
}
