import { State, type Clock } from "@efir/kit";
import { makeUpBot, type BotIdentity } from "./bot-identity.ts";
import { createFloodLimit, type FloodLimit } from "./flood.ts";
import { createInlineCache, type InlineCache } from "./inline-cache.ts";
import type { OfferList, PreparedOffer } from "./offers.ts";
import type { CallbackAnswer, Delivery } from "./page-api.ts";
import { createPageAudience, type PageAudience } from "./page-audience.ts";
import { EMPTY_PROFILE, type Profile } from "./profile.ts";
import { createQuestions, type Questions } from "./questions.ts";
import { createShelf, type Shelf } from "./shelf.ts";
import { Updates } from "./updates/updates.ts";
import { seedWorld } from "./world/seed.ts";
import type { World } from "./world/world.ts";

export interface DeskOptions {
  /** Where the sandbox is served, without a slash at the end. */
  readonly publicUrl: string;
  /** Where the Mini App is. */
  readonly appUrl: string;
  readonly clock: Clock;
  /** Not to be guessed: the bot's token is made of one. */
  readonly randomId: () => string;
  /** Whoever runs the bot ends it and starts it again; unset where nobody can. */
  readonly restartBot?: (delivery: Delivery) => void;
}

export interface StoredFile {
  readonly path: string;
  readonly type: string;
  readonly bytes: Uint8Array;
}

/** The whole local Telegram: what its parts share. */
export interface Desk {
  readonly options: DeskOptions;
  readonly bot: BotIdentity;
  readonly world: State<World>;
  readonly audience: PageAudience;
  readonly updates: Updates;
  readonly profile: State<Profile>;
  readonly limits: FloodLimit;
  /** Buttons pressed: who pressed, for messages that only they see. */
  readonly callbacks: Questions<number, CallbackAnswer>;
  readonly inlineQueries: Questions<InlineQuestion, OfferList>;
  /** Answers to inline queries by the query's id, and which of them may be shown again. */
  readonly offers: Shelf<OfferList>;
  readonly inlineCache: InlineCache;
  readonly guestQueries: Shelf<GuestQuestion>;
  readonly prepared: Shelf<PreparedOffer>;
  readonly files: Shelf<StoredFile>;
  /** Where a file lies, for as long as Telegram promises. */
  readonly filePaths: Shelf<string>;
}

export interface InlineQuestion {
  readonly person: number;
  readonly query: string;
}

export interface GuestQuestion {
  readonly chat: number;
  readonly message: number;
}

const SECOND = 1_000;
const HOUR = 3_600 * SECOND;
/** Clients stop waiting about then. */
const PATIENCE = 15 * SECOND;
/** As long as its update lives. */
const CALLBACK_OPEN = 150 * SECOND;
const INLINE_OPEN = 30 * SECOND;
/** The documentation of shareMessage only says that it expires. */
export const PREPARED_OPEN = 8 * HOUR;

export function createDesk(options: DeskOptions, onReply: (reply: unknown) => void): Desk {
  const { clock, randomId } = options;
  const shelf = <T>(keepMs: number, limit: number) => createShelf<T>({ clock, keepMs, limit });
  return {
    options,
    bot: makeUpBot(randomId()),
    world: new State(seedWorld()),
    audience: createPageAudience(),
    updates: new Updates({ clock, onReply }),
    profile: new State(EMPTY_PROFILE),
    limits: createFloodLimit(clock),
    callbacks: createQuestions({ clock, waitMs: PATIENCE, openMs: CALLBACK_OPEN }),
    inlineQueries: createQuestions({ clock, waitMs: PATIENCE, openMs: INLINE_OPEN }),
    offers: shelf(HOUR, 200),
    inlineCache: createInlineCache(clock),
    guestQueries: shelf(INLINE_OPEN, 200),
    prepared: shelf(PREPARED_OPEN, 200),
    files: shelf(24 * HOUR, 50),
    filePaths: shelf(HOUR, 200),
  };
}
