import type { Logger } from "@efir/config";
import type { Clock } from "@efir/kit";
import type { Update } from "grammy/types";
import { ALLOWED_UPDATES } from "./allowed-updates.ts";
import { createInFlight } from "./in-flight.ts";
import type { Metrics } from "./metrics.ts";

export interface UpdateHandler {
  /** Never rejects: there is nobody who could do better. */
  readonly handle: (update: Update) => Promise<void>;
  /** Resolves when nothing is being handled. */
  readonly settled: () => Promise<void>;
}

export interface UpdateHandlerDeps {
  readonly bot: { readonly handleUpdate: (update: Update) => Promise<void> };
  readonly clock: Clock;
  readonly logger: Logger;
  readonly metrics: Metrics;
}

/** The one way in for updates, however they come. */
export function createUpdateHandler(deps: UpdateHandlerDeps): UpdateHandler {
  const { bot, clock, logger, metrics } = deps;
  const inFlight = createInFlight();
  metrics.watchUpdates(inFlight.size);

  async function handle(update: Update): Promise<void> {
    const startedAt = clock.now();
    try {
      await bot.handleUpdate(update);
    } catch {
      // The boundary says what it was. What comes past it holds the token, so it is not logged.
      metrics.updateFailed();
      logger.error("an update was lost", { update: update.update_id });
    }
    metrics.updateHandled(kindOf(update), (clock.now() - startedAt) / 1_000);
  }
  return { handle: (update) => inFlight.add(handle(update)), settled: inFlight.settled };
}

const kindOf = (update: Update): string =>
  ALLOWED_UPDATES.find((kind) => kind in update) ?? "other";
