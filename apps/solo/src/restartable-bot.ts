import { randomBytes } from "node:crypto";
import type { HttpApp, RunningBot, RunningMessages } from "@efir/bot";
import type { Environment } from "@efir/config";
import type { Delivery } from "@efir/sandbox";
import type { RequestHandler } from "express";

type Bot = RunningBot | RunningMessages;
type Webhook = Environment["telegramWebhook"];

/** A bot that can be ended and started anew, as a deploy does it: what is stored stays, all else is forgotten. */
export interface RestartableBot {
  readonly app: RequestHandler;
  readonly messages: RequestHandler;
  readonly restart: (delivery: Delivery) => void;
  readonly close: () => Promise<void>;
}

export interface RestartOptions {
  readonly url: string;
  /** Where updates come to at first; null for a bot that asks for them. */
  readonly webhook: Webhook;
  readonly start: (webhook: Webhook) => Bot;
}

export function restartable({ url, webhook, start }: RestartOptions): RestartableBot {
  let bot = start(webhook);
  let quiet: Promise<void> = Promise.resolve();
  let isClosed = false;
  const startAgain = async (delivery: Delivery) => {
    await bot.close();
    if (!isClosed) bot = start(delivery === "webhook" ? webhookOf(url) : null);
  };
  const present =
    (part: (bot: Bot) => HttpApp): RequestHandler =>
    (request, response, next) => {
      part(bot)(request, response, next);
    };
  return {
    app: present(({ app }) => app),
    messages: present(({ messages }) => messages),
    restart: (delivery) => void (quiet = quiet.then(() => startAgain(delivery))),
    close: async () => {
      isClosed = true;
      await quiet;
      await bot.close();
    },
  };
}

const webhookOf = (url: string): Webhook => ({
  url: `${url}/webhook/telegram`,
  secret: randomBytes(32).toString("hex"),
});
