import type { Logger, Webhook } from "@efir/config";
import type { Clock } from "@efir/kit";
import type { Api, Bot } from "grammy";
import type { BotContext } from "./context.ts";
import { registerCommands, registerOperator } from "./commands.ts";
import { poll } from "./polling.ts";
import { insist } from "./retry.ts";
import type { BotStore } from "./store.ts";
import type { UpdateHandler } from "./update-handler.ts";
import { setWebhook } from "./webhook.ts";

export interface LifeDeps {
  readonly bot: Bot<BotContext>;
  /** One that does not try again by itself. */
  readonly api: Api;
  readonly store: BotStore;
  /** The people who run it. */
  readonly adminIds: readonly number[];
  /** Null: the bot asks for updates by itself. */
  readonly webhook: Webhook | null;
  readonly updates: UpdateHandler;
  /** What works beside the updates, and needs to know who the bot is. */
  readonly beside: () => Promise<void>;
  readonly clock: Clock;
  readonly logger: Logger;
}

export interface Life {
  readonly started: Promise<boolean>;
  /** Resolves when no more updates are asked for, and Telegram knows which ones there were. */
  readonly stop: () => Promise<void>;
}

/** From learning its own name to the last update. Updates come in one way only: webhook or polling. */
export function liveBot(deps: LifeDeps): Life {
  const { api, updates, clock, logger, webhook } = deps;
  const stopping = new AbortController();
  const { signal } = stopping;

  const started = begin(deps, signal);
  const ended = started.then(async (isStarted) => {
    if (!isStarted || webhook !== null) return;
    await poll({ api, handle: updates.handle, clock, logger }, signal);
  });
  return {
    started,
    stop: () => {
      stopping.abort();
      return ended;
    },
  };
}

async function begin(deps: LifeDeps, signal: AbortSignal): Promise<boolean> {
  const { bot, api, store, adminIds, webhook, beside, clock, logger } = deps;
  const retry = { clock, logger, signal };
  const steps = [
    ["it does not know its name", async () => void (bot.botInfo = await api.getMe())],
    [
      "its commands are not known",
      async () => {
        await registerCommands({ api, store });
        for (const id of adminIds) await registerOperator({ api, store, logger }, id, "start");
      },
    ],
    ["its cards are not looked after", beside],
    [
      "updates do not come",
      async () => {
        if (webhook) await setWebhook(webhook, api, store);
        else await api.deleteWebhook(); // with one, polling is refused
      },
    ],
  ] as const;
  for (const [whyNot, step] of steps) if (!(await insist(whyNot, step, retry))) return false;
  logger.info("the bot is up", { updates: webhook ? "webhook" : "polling" });
  return true;
}
