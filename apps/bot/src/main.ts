import { randomBytes } from "node:crypto";
import { createServer, type Server } from "node:http";
import {
  createLogger,
  describeProblems,
  readEnvironment,
  tellErrors,
  type Environment,
  type Logger,
} from "@efir/config";
import {
  connectRedis,
  createMemoryDirectory,
  createMemoryFigures,
  createMemoryHostRooms,
  createRedisDirectory,
  createRedisFigures,
  createRedisHostRooms,
  describeNoRedis,
  type Directory,
  type Figures,
  type HostRooms,
} from "@efir/directory";
import {
  createMemoryNotes,
  createMemoryQueue,
  createRedisNotes,
  createRedisQueue,
} from "@efir/gateway";
import { systemClock as clock } from "@efir/kit";
import type { MessageStore } from "./gateway/open-gateway.ts";
import { createMemoryBotStore } from "./memory/memory-bot-store.ts";
import { createRedisBotStore } from "./redis/redis-bot-store.ts";
import { startBot } from "./start-bot.ts";
import { startMessages } from "./start-messages.ts";
import type { BotStore } from "./store.ts";

function fail(sentence: string): never {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}

function settings(): Environment {
  const environment = readEnvironment(process.env);
  if (!environment.ok) fail(describeProblems(environment.error));
  const { botToken, telegramEnabled, gatewayKeys } = environment.value;
  if (telegramEnabled && botToken === null)
    fail("BOT_TOKEN is needed: it says which bot this is. Or set TELEGRAM_ENABLED=false.");
  if (!telegramEnabled && gatewayKeys.length === 0)
    fail("TELEGRAM_ENABLED is false and GATEWAY_KEYS is empty: there is nothing to do.");
  return environment.value;
}

interface Memory {
  readonly directory: Directory;
  readonly hostRooms: HostRooms;
  readonly store: BotStore;
  readonly messages: MessageStore;
  readonly figures: Figures;
  readonly close: () => void;
}

function inMemory(logger: Logger): Memory {
  logger.warn("without REDIS_URL this bot opens rooms that no other process knows");
  return {
    directory: createMemoryDirectory({ clock }),
    hostRooms: createMemoryHostRooms({ clock }),
    store: createMemoryBotStore({ clock }),
    messages: { queue: createMemoryQueue({ clock }), notes: createMemoryNotes({ clock }) },
    figures: createMemoryFigures(),
    close: () => undefined,
  };
}

async function inRedis(url: string, logger: Logger): Promise<Memory> {
  const connected = await connectRedis(url, (error) => logger.debug("redis", { error }));
  if (!connected.ok) fail(describeNoRedis(connected.error));
  const redis = connected.value;
  return {
    directory: createRedisDirectory(redis),
    hostRooms: createRedisHostRooms(redis),
    store: createRedisBotStore(redis),
    messages: { queue: createRedisQueue(redis, { clock }), notes: createRedisNotes(redis) },
    figures: createRedisFigures(redis),
    close: () => redis.disconnect(),
  };
}

const listen = (server: Server, port: number): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, resolve);
  });

const closeServer = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });

const environment = settings();
const log = createLogger({ level: environment.logLevel, name: "bot" });
process.on("unhandledRejection", (error) => {
  log.error("a promise was left alone with its error", { error });
  process.exit(1);
});

const { botToken, telegramEnabled, redisUrl } = environment;
const memory = redisUrl === null ? inMemory(log) : await inRedis(redisUrl, log);
/** Admins see the last errors of all parts. One that cannot be told is in the log all the same. */
const tell = (what: string) =>
  void memory.figures.trouble({ at: clock.now(), what }).catch(() => undefined);
const logger = tellErrors(log, tell, clock);
const randomId = () => randomBytes(16).toString("base64url");
const parts = { ...memory, environment, clock, logger, randomId };
const bot =
  telegramEnabled && botToken !== null ? startBot({ ...parts, botToken }) : startMessages(parts);
const server = createServer(bot.app);
await listen(server, environment.port);

async function stop(): Promise<void> {
  await bot.close();
  await closeServer(server);
  const { directory, hostRooms, store } = memory;
  await Promise.all([directory.close(), hostRooms.close(), store.close()]);
  memory.close();
  process.exit(0);
}

// Both may come, and each of them twice; a second one must not cut short what the first began.
let stopping: Promise<void> | null = null;
for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.on(signal, () => void (stopping ??= stop()));
}
