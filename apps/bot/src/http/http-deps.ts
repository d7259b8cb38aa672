import type { Logger } from "@efir/config";
import type { Clock } from "@efir/kit";
import type { RequestHandler } from "express";
import type { Update } from "grammy/types";
import type { Metrics } from "../metrics.ts";

export interface HttpDeps {
  /** What other programs talk to. */
  readonly messages: RequestHandler;
  /** Null: updates do not come this way. */
  readonly webhookSecret: string | null;
  readonly handle: (update: Update) => Promise<void>;
  /** True while updates can be handled. */
  readonly isReady: () => Promise<boolean>;
  readonly isStarted: () => boolean;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly metrics: Metrics;
}
