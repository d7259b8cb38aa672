import type { Clock } from "@efir/kit";

export interface InlineCache {
  /** The id of the query whose answer this person may be shown for these words. */
  readonly find: (person: number, query: string) => string | null;
  readonly keep: (answer: CachedAnswer) => void;
}

export interface CachedAnswer {
  readonly queryId: string;
  readonly query: string;
  /** Whose it is; null: it may be shown to anybody who asks the same. */
  readonly person: number | null;
  readonly keepMs: number;
}

const MOST = 200;

/** Telegram keeps the answers to inline queries: for one person or, unless the bot says so, for everybody. */
export function createInlineCache(clock: Clock): InlineCache {
  let kept: readonly (CachedAnswer & { readonly until: number })[] = [];
  return {
    find: (person, query) =>
      kept.find(
        (answer) =>
          answer.query === query &&
          answer.until > clock.now() &&
          (answer.person ?? person) === person,
      )?.queryId ?? null,
    keep: (answer) => {
      kept = [{ ...answer, until: clock.now() + answer.keepMs }, ...kept].slice(0, MOST);
    },
  };
}
