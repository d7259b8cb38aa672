import type { Logger } from "@efir/config";
import type { Clock } from "@efir/kit";
import type { Api } from "grammy";
import type { Update } from "grammy/types";
import { ALLOWED_UPDATES } from "./allowed-updates.ts";
import { isSignal } from "./api.ts";
import { atMost } from "./in-flight.ts";
import { pause, pauseMs } from "./retry.ts";
import { toTrouble } from "./trouble.ts";

export interface PollingDeps {
  /** One that does not try again by itself. */
  readonly api: Api;
  readonly handle: (update: Update) => Promise<void>;
  readonly clock: Clock;
  readonly logger: Logger;
}

const LONG_POLL_SECONDS = 30;
/** The next updates are asked for when these are handled; one slow chat does not hold up the others for longer. */
const PATIENCE_MS = 2_000;
const EMPTY_ANSWER_PAUSE_MS = 1_000;
const LAST_WORD_MS = 3_000;

/** Asks Telegram for updates until the signal says stop; then says which ones it has had. */
export async function poll(deps: PollingDeps, signal: AbortSignal): Promise<void> {
  const { api, clock, logger } = deps;
  const isOver = () => signal.aborted;
  let offset = 0;
  let failures = 0;
  while (!isOver()) {
    try {
      offset = await takeBatch(offset, deps, signal);
      failures = 0;
    } catch (error) {
      if (isOver()) break;
      const { kind } = toTrouble(error);
      logger.warn("updates could not be had", { trouble: kind, conflict: isConflict(error) });
      await pause(pauseMs(failures++), clock, signal);
    }
  }
  const lastWord = offset > 0 ? api.getUpdates({ offset, limit: 1, timeout: 0 }) : null;
  if (lastWord) await atMost(LAST_WORD_MS, lastWord, clock).catch(() => undefined); // they come again
}

/** Another process asks for updates too, or a webhook was set behind our back. */
const isConflict = (error: unknown): boolean =>
  error instanceof Error && "error_code" in error && error.error_code === 409;

/** Answers which update is the next. */
async function takeBatch(offset: number, deps: PollingDeps, signal: AbortSignal): Promise<number> {
  const { api, handle, clock } = deps;
  const askedAt = clock.now();
  const updates = await api.getUpdates(
    { offset, timeout: LONG_POLL_SECONDS, allowed_updates: ALLOWED_UPDATES },
    isSignal(signal) ? signal : undefined,
  );
  const last = updates.at(-1);
  if (!last) {
    // A server that does not wait for updates is not asked as fast as it answers.
    const isHasty = clock.now() - askedAt < EMPTY_ANSWER_PAUSE_MS;
    if (isHasty) await pause(EMPTY_ANSWER_PAUSE_MS, clock, signal);
    return offset;
  }
  await atMost(PATIENCE_MS, Promise.all(updates.map(handle)), clock);
  return last.update_id + 1;
}
