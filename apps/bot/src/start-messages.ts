import type { Update } from "grammy/types";
import { openGateway, type OpenGatewayOptions } from "./gateway/open-gateway.ts";
import { createApp, type HttpApp } from "./http/app.ts";
import { createMessagesApp } from "./http/messages.ts";
import { createMetrics } from "./metrics.ts";

export type StartMessagesOptions = Omit<OpenGatewayOptions, "metrics" | "telegram">;

export interface RunningMessages {
  readonly app: HttpApp;
  /** See `RunningBot`. */
  readonly messages: HttpApp;
  readonly close: () => Promise<void>;
}

/** The message gateway without Telegram: other programs talk to the rooms all the same. */
export function startMessages(options: StartMessagesOptions): RunningMessages {
  const { environment, directory, clock, logger } = options;
  const metrics = createMetrics();
  const gateway = openGateway({ ...options, metrics: metrics.gateway, telegram: null });
  metrics.gateway.depth(gateway.figures);
  const messages = createMessagesApp({ ...environment, gateway, clock, logger });
  let isClosing = false;
  const app = createApp({
    messages,
    webhookSecret: null,
    handle: nothing,
    isStarted: () => false,
    isReady: async () => !isClosing && (await directory.ready()),
    clock,
    logger,
    metrics,
  });
  gateway.start();
  return {
    app,
    messages,
    close: () => {
      isClosing = true;
      return gateway.close();
    },
  };
}

const nothing = (update: Update): Promise<void> =>
  Promise.reject(new Error(`Update ${update.update_id} came although there is no Telegram`));
