import { randomBytes } from "node:crypto";
import type { Server } from "node:http";
import express, { type Express } from "express";
import { tellErrors, type Environment, type Logger } from "@efir/config";
import type { NoRedis } from "@efir/directory";
import { ok, systemClock, type Result } from "@efir/kit";
import { InstanceId } from "@efir/protocol";
import { createSignaling } from "@efir/signaling";
import * as v from "valibot";
import { closeServer, createHttpServer, listen, type CannotListen } from "./listen.ts";
import { miniApp, type MiniAppSource } from "./mini-app.ts";
import { restartable } from "./restartable-bot.ts";
import { openStore, type Store } from "./store.ts";
import {
  chooseTelegram,
  initDataToken,
  startBotFor,
  telegramRoots,
  type Telegram,
} from "./telegram.ts";

export interface Solo {
  readonly url: string;
  readonly telegram: Telegram["kind"];
  readonly close: () => Promise<void>;
}

export interface SoloOptions {
  readonly environment: Environment;
  readonly logger: Logger;
  readonly source: MiniAppSource;
  readonly production: boolean;
}

const randomId = () => randomBytes(12).toString("base64url");

/** Everything in one process: the Mini App, signaling, the bot, the rooms, and on a desk a Telegram as well. */
export async function startSolo(
  options: SoloOptions,
): Promise<Result<Solo, CannotListen | NoRedis>> {
  const opened = await openStore(options.environment.redisUrl, systemClock);
  if (!opened.ok) return opened;
  const app = express().disable("x-powered-by");
  const server = createHttpServer(app);
  const listening = await listen(server, options.environment.port);
  if (listening.ok)
    return ok(await furnish(options, { app, server, port: listening.value, store: opened.value }));
  await opened.value.close();
  return listening;
}

interface House {
  readonly app: Express;
  readonly server: Server;
  readonly port: number;
  readonly store: Store;
}

/** Puts the parts in. Signaling comes early: most of what is asked is for it. */
async function furnish(options: SoloOptions, { app, server, port, store }: House): Promise<Solo> {
  const { production, source } = options;
  const url = `http://localhost:${port}`;
  const environment = withSecret(atHome(options.environment, url));
  const telegram = chooseTelegram(environment, {
    url,
    production,
    randomId,
    restartBot: (delivery) => bot.restart(delivery),
  });
  const sandbox = telegram.kind === "sandbox" ? telegram.sandbox : null;
  const { directory, figures, pictures, hostRooms, moveKeys, bus } = store;
  const logger = tellErrors(options.logger, (what) => tellTrouble(what, figures), systemClock);
  const shared = { directory, hostRooms, figures, clock: systemClock, logger, randomId };
  const signaling = createSignaling({
    ...shared,
    ...{ bus, pictures, moveKeys },
    instance: v.parse(InstanceId, `solo-${randomId()}`),
    settings: signalingSettings(environment, telegram, url),
  });
  const bot = restartable({
    url,
    webhook: environment.telegramWebhook,
    start: (telegramWebhook) =>
      startBotFor(telegram, url, {
        ...shared,
        environment: { ...environment, telegramWebhook },
        store: store.botStore,
        messages: store.messages,
      }),
  });

  // Signaling answers for the rest of /api.
  app.use(bot.messages, signaling.app);
  if (sandbox) app.use(sandbox.app);
  app.use(bot.app, await miniApp(source));
  signaling.attach(server);
  await signaling.start();
  sandbox?.begin();

  const close = async () => {
    await bot.close();
    sandbox?.close();
    await signaling.close();
    await closeServer(server);
    await store.close();
  };
  return { url, telegram: telegram.kind, close };
}

/** Admins see the last errors. One that cannot be told is in the log all the same. */
const tellTrouble = (what: string, figures: Store["figures"]): void =>
  void figures.trouble({ at: systemClock.now(), what }).catch(() => undefined);

const signalingSettings = (environment: Environment, telegram: Telegram, url: string) => ({
  ...environment,
  ...telegramRoots(telegram, url),
  botToken: initDataToken(telegram, environment),
});

/** Where nobody said how people find us, they find us on the port that the system gave. */
const atHome = (environment: Environment, url: string): Environment =>
  environment.publicUrl === `http://localhost:${environment.port}`
    ? { ...environment, publicUrl: url, allowedOrigins: [...environment.allowedOrigins, url] }
    : environment;

/** Without a secret of the operator's, sessions last as long as the process. */
const withSecret = (environment: Environment): Environment =>
  environment.sessionSecrets.length > 0
    ? environment
    : { ...environment, sessionSecrets: [randomBytes(32).toString("base64url")] };
