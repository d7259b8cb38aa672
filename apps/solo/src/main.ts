import { fileURLToPath } from "node:url";
import {
  createLogger,
  describeProblems,
  loadEnvFile,
  readEnvironment,
  type Environment,
} from "@efir/config";
import { describeNoRedis, type NoRedis } from "@efir/directory";
import { isBuilt } from "./mini-app.ts";
import type { CannotListen } from "./listen.ts";
import { startSolo, type Solo } from "./solo.ts";

const ENV_FILE = fileURLToPath(new URL("../../../.env", import.meta.url));

function fail(sentence: string): never {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}

/** The settings; a person at a terminal sees trouble in the log, and every step only when asked for. */
function settings(): Environment {
  const variables = loadEnvFile(ENV_FILE, process.env);
  if (!variables.ok) fail(describeProblems(variables.error));
  const environment = readEnvironment({
    ...variables.value,
    LOG_LEVEL: variables.value["LOG_LEVEL"] ?? "warn",
  });
  if (!environment.ok) fail(describeProblems(environment.error));
  return environment.value;
}

function whyNotStarted({ code }: CannotListen | NoRedis, port: number): string {
  switch (code) {
    case "no-redis":
      return `${describeNoRedis({ code })} Without REDIS_URL the rooms are kept in memory.`;
    case "one-of-a-cluster":
    case "a-sentinel":
    case "no-cluster":
      return describeNoRedis({ code });
    case "port-taken":
      return `Port ${port} is taken by another program. Stop that one, or choose another port: PORT=${port + 1} npm start`;
    case "port-forbidden":
      return `This user may not listen on port ${port}. Choose one above 1023: PORT=3000 npm start`;
    case "cannot-listen":
      return `Efir cannot listen on port ${port} of this machine.`;
  }
}

function greeting({ url, telegram }: Solo, { publicUrl }: Environment): string[] {
  const next = {
    sandbox: [
      `  Open ${url}/sandbox and type /room in a chat: a Telegram on your desk, with four people to be.`,
      `  Or open ${url}/?room=room123 in two browser tabs and talk.`,
    ],
    real: [
      `  Type /room to your bot in Telegram, or open ${url}/?room=room123 in two browser tabs.`,
    ],
    none: [
      `  Open ${url}/?room=room123 in two browser tabs and talk. There is no bot: see BOT_TOKEN and TELEGRAM_ENABLED in .env.example.`,
    ],
  }[telegram];
  if (telegram === "real" && !publicUrl.startsWith("https:")) {
    next.push(
      "  Telegram opens only https pages: set PUBLIC_URL, or the bot's buttons will not work.",
    );
  }
  return [`efir is ready: ${url}`, ...next, "  Ctrl-C stops it."];
}

function stopOnSignal(solo: Solo): void {
  let stopping = false;
  const stop = () => {
    if (stopping) return;
    stopping = true;
    void solo.close().then(() => process.exit(0));
  };
  process.on("SIGINT", stop);
  process.on("SIGTERM", stop);
}

const environment = settings();
const source = process.env["EFIR_DEV"] === "1" ? "hot-reload" : "built";
if (source === "built" && !isBuilt()) fail("The Mini App is not built yet. Use: npm start");

const logger = createLogger({ level: environment.logLevel, name: "efir" });
process.on("unhandledRejection", (error) => {
  logger.error("a promise was left alone with its error", { error });
  process.exit(1);
});

const production = process.env["NODE_ENV"] === "production";
const solo = await startSolo({ environment, logger, source, production });
if (!solo.ok) fail(whyNotStarted(solo.error, environment.port));
stopOnSignal(solo.value);
process.stdout.write(`${greeting(solo.value, environment).join("\n")}\n`);
