import type { HostUrlRules } from "./host/host-url.ts";
import type { IceSettings } from "./ice-config.ts";
import type { Rate } from "./token-bucket.ts";

export interface Settings extends IceSettings, HostUrlRules {
  /** Null: no app may register a room. */
  readonly hostSecret: string | null;
  /** Null: nobody can come in by Telegram. */
  readonly botToken: string | null;
  /** False: Telegram is not asked for anything, token or not. */
  readonly telegramEnabled: boolean;
  readonly telegramApiRoot: string;
  /** Where Telegram's files are. */
  readonly fileApiUrl: string;
  readonly allowGuests: boolean;
  /** At least one. The first signs and all verify, so that a secret can be replaced with nobody thrown out. */
  readonly sessionSecrets: readonly string[];
  /** How many a room holds that somebody opens by typing its code. */
  readonly maxRoomSize: number;
  /** Pages of these origins may open a socket, besides those of the host that is asked. */
  readonly allowedOrigins: readonly string[];
  /** How many proxies in front of us may say who the client is. */
  readonly trustProxy: number;
  /** What is not given here is as in DEFAULT_LIMITS. */
  readonly limits?: Partial<Limits>;
}

/** `session`, `read`, `host` and `connect` are for one address, `moveKeys` for one person, `frames` for one connection. */
export interface Limits {
  readonly session: Rate;
  readonly read: Rate;
  readonly host: Rate;
  readonly connect: Rate;
  readonly moveKeys: Rate;
  readonly frames: Rate;
  /** A connection is cut after this many refusals for speed with never a second's pause between them. */
  readonly refusalsInARow: number;
  /** A connection that lets more than this wait is told only the newest state of each member. */
  readonly slowBytes: number;
  /** A connection is cut when it lets more than `slowBytes` wait for so long. */
  readonly slowMs: number;
  /** A connection is cut when it lets more than this wait to be read. */
  readonly unreadBytes: number;
}

export const DEFAULT_LIMITS: Limits = {
  session: { burst: 60, perSecond: 2 },
  read: { burst: 120, perSecond: 20 },
  host: { burst: 60, perSecond: 2 },
  connect: { burst: 200, perSecond: 20 },
  moveKeys: { burst: 10, perSecond: 0.1 },
  frames: { burst: 200, perSecond: 50 },
  refusalsInARow: 500,
  slowBytes: 64 * 1024,
  slowMs: 10_000,
  unreadBytes: 1024 * 1024,
};
