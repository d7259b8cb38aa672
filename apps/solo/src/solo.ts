import { randomBytes } from "node:crypto";
import { createServer } from "node:http";
import express from "express";
import type { Environment, Logger } from "@efir/config";
import { ok, systemClock, type Result } from "@efir/kit";
import { InstanceId } from "@efir/protocol";
import { createSignaling } from "@efir/signaling";
import * as v from "valibot";
import { closeServer, listen, type CannotListen } from "./listen.ts";
import { miniApp, type MiniAppSource } from "./mini-app.ts";
import { openStore } from "./store.ts";
import { chooseTelegram, initDataToken, startBotFor, type Telegram } from "./telegram.ts";

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
export async function startSolo(options: SoloOptions): Promise<Result<Solo, CannotListen>> {
  const app = express().disable("x-powered-by");
  const server = createServer(app);
  const listening = await listen(server, options.environment.port);
  if (!listening.ok) return listening;

  const url = `http://localhost:${listening.value}`;
  const environment = atHome(options.environment, url);
  const { production, logger } = options;
  const store = openStore(environment.redisUrl, systemClock);
  const telegram = chooseTelegram(environment, { url, production, randomId });
  const signaling = createSignaling({
    ...store,
    clock: systemClock,
    logger,
    instance: v.parse(InstanceId, `solo-${randomId()}`),
    settings: {
      ...environment,
      botToken: initDataToken(telegram, environment),
      sessionSecrets: sessionSecrets(environment),
    },
    randomId,
  });
  const { directory, botStore } = store;
  const parts = { environment, directory, store: botStore, clock: systemClock, logger, randomId };

  app.use(signaling.app);
  if (telegram.kind === "sandbox") app.use(telegram.sandbox.app);
  const bot = startBotFor(telegram, url, parts);
  if (telegram.kind === "sandbox") telegram.sandbox.begin();
  if (bot) app.use(bot.app);
  app.use(await miniApp(options.source));
  signaling.attach(server);
  await signaling.start();

  return ok({
    url,
    telegram: telegram.kind,
    close: async () => {
      await bot?.close();
      if (telegram.kind === "sandbox") telegram.sandbox.close();
      await signaling.close();
      await closeServer(server);
      await store.close();
    },
  });
}

/** Where nobody said how people find us, they find us on the port that the system gave. */
const atHome = (environment: Environment, url: string): Environment =>
  environment.publicUrl === `http://localhost:${environment.port}`
    ? { ...environment, publicUrl: url, allowedOrigins: [...environment.allowedOrigins, url] }
    : environment;

/** Without a secret of the operator's, sessions last as long as the process. */
const sessionSecrets = ({ sessionSecrets: given }: Environment): readonly string[] =>
  given.length > 0 ? given : [randomBytes(32).toString("base64url")];
