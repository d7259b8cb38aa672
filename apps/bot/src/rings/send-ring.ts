import type { Logger } from "@efir/config";
import type { Clock } from "@efir/kit";
import { GrammyError, type Api } from "grammy";
import type { CardMessage } from "../cards/card-message.ts";
import { pause } from "../retry.ts";

export interface SendDeps {
  readonly api: Pick<Api, "sendMessage">;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly signal: AbortSignal;
}

export type RingMessage = Pick<CardMessage, "text" | "options">;

const MOST_TRIES = 5;
const SECOND = 1_000;

/**
 * Once at most: it is sent again only when Telegram said that it did not take it. Who cannot be written to
 * is skipped.
 */
export async function sendRing(deps: SendDeps, user: number, message: RingMessage): Promise<void> {
  for (let tries = 0; tries < MOST_TRIES && !deps.signal.aborted; tries++) {
    const waitMs = await trySend(deps, user, message);
    if (waitMs === null) return;
    await pause(waitMs, deps.clock, deps.signal);
  }
}

/** Null when there is nothing more to do, or how long to wait. */
async function trySend(
  { api, logger }: SendDeps,
  user: number,
  { text, options }: RingMessage,
): Promise<number | null> {
  try {
    await api.sendMessage(user, text, options);
    return null;
  } catch (error) {
    if (!(error instanceof GrammyError)) {
      logger.warn("A ring may have been lost on its way");
      return null;
    }
    if (error.error_code === 429) return (error.parameters.retry_after ?? 1) * SECOND;
    if (error.error_code !== 403) logger.warn("A ring was refused", { why: error.description });
    return null;
  }
}
