import { randomBytes } from "node:crypto";
import { createServer, type Server } from "node:http";
import {
  createLogger,
  describeProblems,
  readEnvironment,
  type Environment,
  type Logger,
} from "@efir/config";
import {
  connectRedis,
  createMemoryDirectory,
  createRedisDirectory,
  type Directory,
} from "@efir/directory";
import { systemClock as clock } from "@efir/kit";
import { createMemoryBotStore } from "./memory/memory-bot-store.ts";
import { createRedisBotStore } from "./redis/redis-bot-store.ts";
import { startBot } from "./start-bot.ts";
import type { BotStore } from "./store.ts";

function fail(sentence: string): never {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}

function settings(): Environment & { readonly botToken: string } {
  const environment = readEnvironment(process.env);
  if (!environment.ok) fail(describeProblems(environment.error));
  const { botToken, telegramEnabled } = environment.value;
  if (botToken === null) fail("BOT_TOKEN is needed: it says which bot this is.");
  if (!telegramEnabled) fail("TELEGRAM_ENABLED is false: there is nothing for the bot to do.");
  return { ...environment.value, botToken };
}

interface Memory {
  readonly directory: Directory;
  readonly store: BotStore;
  readonly close: () => void;
}

function inMemory(logger: Logger): Memory {
  logger.warn("without REDIS_URL this bot opens rooms that no other process knows");
  const close = () => undefined;
  return {
    directory: createMemoryDirectory({ clock }),
    store: createMemoryBotStore({ clock }),
    close,
  };
}

async function inRedis(url: string, logger: Logger): Promise<Memory> {
  const connected = await connectRedis(url, (error) => logger.debug("redis", { error }));
  if (!connected.ok) fail("Redis cannot be reached: is it running at REDIS_URL?");
  const redis = connected.value;
  const close = () => redis.disconnect();
  return { directory: createRedisDirectory(redis), store: createRedisBotStore(redis), close };
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
const logger = createLogger({ level: environment.logLevel, name: "bot" });
process.on("unhandledRejection", (error) => {
  logger.error("a promise was left alone with its error", { error });
  process.exit(1);
});

const { botToken, redisUrl } = environment;
const memory = redisUrl === null ? inMemory(logger) : await inRedis(redisUrl, logger);
const bot = startBot({
  environment,
  botToken,
  directory: memory.directory,
  store: memory.store,
  clock,
  logger,
  randomId: () => randomBytes(16).toString("base64url"),
});
const server = createServer(bot.app);
await listen(server, environment.port);

async function stop(): Promise<void> {
  await bot.close();
  await closeServer(server);
  await Promise.all([memory.directory.close(), memory.store.close()]);
  memory.close();
  process.exit(0);
}

// Both may come, and each of them twice; a second one must not cut short what the first began.
let stopping: Promise<void> | null = null;
for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.on(signal, () => void (stopping ??= stop()));
}
