import { createHmac } from "node:crypto";
import type { Environment, Logger } from "@efir/config";
import type { Directory, Figures, HostRooms } from "@efir/directory";
import type { Gateway } from "@efir/gateway";
import type { Clock } from "@efir/kit";
import { createSessionTokens } from "@efir/session";
import { keepPeaks } from "./admin/peak-keeper.ts";
import { createApi, type Client } from "./api.ts";
import { createBot } from "./bot.ts";
import { liveBot } from "./bot-life.ts";
import { createCardKeeper } from "./cards/card-keeper.ts";
import { openGateway, type MessageStore } from "./gateway/open-gateway.ts";
import { createApp, together, type HttpApp } from "./http/app.ts";
import { createMessagesApp } from "./http/messages.ts";
import { createSharesApp } from "./http/shares.ts";
import { createHostKeeper } from "./hosts/host-keeper.ts";
import { createHouse } from "./house/house.ts";
import { atMost } from "./in-flight.ts";
import { createLinks } from "./links.ts";
import { createMetrics } from "./metrics.ts";
import { createRinger } from "./rings/ringer.ts";
import { createPrepareCard, type PrepareCard } from "./shares/prepare-card.ts";
import type { BotStore } from "./store.ts";
import { createUpdateHandler } from "./update-handler.ts";

export interface StartBotOptions {
  readonly environment: Environment;
  readonly botToken: string;
  readonly directory: Directory;
  readonly hostRooms: HostRooms;
  readonly store: BotStore;
  readonly messages: MessageStore;
  readonly figures: Figures;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Not to be guessed: at least 96 bits. */
  readonly randomId: () => string;
  /** Another Bot API than the one of the environment. */
  readonly apiRoot?: string;
  /** Stands in for the network in tests. */
  readonly fetch?: typeof fetch;
}

export interface RunningBot {
  /** Its HTTP. Paths that it does not know fall through to whoever mounts it. */
  readonly app: HttpApp;
  /** The part of it under `/api`, where whoever mounts it has other things too: `/api/messages` and `/api/shares`. */
  readonly messages: HttpApp;
  /** True when Telegram knows the bot and updates come; false when they never will. */
  readonly started: Promise<boolean>;
  /** Takes no more updates, ends what is being done, within five seconds. The directory and the store stay open. */
  readonly close: () => Promise<void>;
}

const LAST_WORDS_MS = 5_000;

/** The whole bot. It comes up by itself, however long Telegram takes to answer, and until then it is not ready. */
export function startBot(options: StartBotOptions): RunningBot {
  const { environment, directory, hostRooms, store, clock, logger } = options;
  const metrics = createMetrics();
  const client = clientOf(options, metrics.called);
  const api = createApi(client);
  const links = createLinks({ ...environment, botName: () => bot.botInfo.username });
  const outside = { api, directory, hostRooms, store, clock, logger, links };
  const gateway = openGateway({ ...options, metrics: metrics.gateway, telegram: { api, links } });
  metrics.gateway.depth(gateway.figures);
  const cards = createCardKeeper(outside);
  metrics.watchCards(cards.unsettled);
  const ringer = createRinger(outside);
  const house = createHouse(outside);
  const { adminIds, telegramWebhook: webhook } = environment;
  const parts = { gateway, links, cards, ringer, admins: house.admins };
  const bot = createBot({ ...options, ...settingsOf(options), ...parts }, client);
  const followers = [cards, ringer, house, createHostKeeper({ ...outside, cards })];
  const updates = createUpdateHandler({ bot, clock, logger, metrics });
  const beside = () => startAll(followers);
  const life = liveBot({ bot, api, store, adminIds, webhook, updates, beside, clock, logger });

  // Other programs are answered while Telegram is away, too.
  gateway.start();
  const stopCounting = keepPeaks(options);

  let isClosing = false;
  const messages = underApi(options, { gateway, prepare: createPrepareCard(outside) });
  const app = createApp({
    messages,
    webhookSecret: webhook?.secret ?? null,
    handle: updates.handle,
    isStarted: () => bot.isInited() && !isClosing,
    isReady: async () => bot.isInited() && !isClosing && (await directory.ready()),
    clock,
    logger,
    metrics,
  });
  return {
    app,
    messages,
    started: life.started,
    close: async () => {
      isClosing = true;
      stopCounting();
      await life.stop();
      await atMost(LAST_WORDS_MS, updates.settled(), clock);
      await Promise.all([...followers, gateway].map((part) => part.close()));
    },
  };
}

async function startAll(parts: readonly { readonly start: () => Promise<void> }[]): Promise<void> {
  await Promise.all(parts.map((part) => part.start()));
}

const clientOf = (
  { botToken, apiRoot, environment, fetch }: StartBotOptions,
  called: NonNullable<Client["called"]>,
): Client => ({
  token: botToken,
  apiRoot: apiRoot ?? environment.telegramApiRoot,
  called,
  ...(fetch && { fetch }),
});

const settingsOf = (options: StartBotOptions) => {
  const { maxRoomSize, operatorsChat, adminIds } = options.environment;
  const { notes } = options.messages;
  return { maxRoomSize, operatorsChat, adminIds, notes, draftSecret: secretFrom(options) };
};

const underApi = (
  options: StartBotOptions,
  { gateway, prepare }: { readonly gateway: Gateway; readonly prepare: PrepareCard },
): HttpApp =>
  together(
    createMessagesApp({ ...options, ...options.environment, gateway }),
    createSharesApp({ ...options, tokens: tokensOf(options), prepare }),
  );

/** Sessions are given by signaling; whoever has its secret can read them. */
const tokensOf = ({ environment: { sessionSecrets }, clock }: StartBotOptions) =>
  sessionSecrets.length === 0 ? null : createSessionTokens({ secrets: sessionSecrets, clock });

/** Every instance has the token, and nobody else does. */
const secretFrom = ({ botToken }: StartBotOptions): string =>
  createHmac("sha256", botToken).update("efir drafts").digest("base64url");
