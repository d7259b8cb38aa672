import { bench } from "./bench.mjs";
import { check } from "./check.mjs";
import { example } from "./example.mjs";
import { whyInstallFailed } from "./install-failure.mjs";
import { doctor } from "./doctor.mjs";
import { faults } from "./faults.mjs";
import { ensureInstalled } from "./install.mjs";
import { HERE } from "./place.mjs";
import { dev, start } from "./run-solo.mjs";
import { setupBot } from "./setup-bot.mjs";
import { shots } from "./shots.mjs";
import { simulate } from "./simulate.mjs";
import { startCluster } from "./start-cluster.mjs";
import { testAll } from "./test-all.mjs";
import { verifyCompose } from "./verify-compose.mjs";
import { weaknet } from "./weaknet.mjs";

/** @type {Record<string, (place: import("./place.mjs").Place, args: string[]) => Promise<number>>} */
const COMMANDS = {
  start,
  dev,
  "start:cluster": startCluster,
  test: testAll,
  check,
  bench,
  shots,
  faults,
  simulate,
  weaknet,
  "setup:bot": setupBot,
  doctor,
  "verify:compose": verifyCompose,
  "example:console": example("console-client"),
  "example:host": example("host-room"),
  "example:webhook": example("webhook-client"),
};

/**
 * Installs what is missing and runs one command; the process then ends with its exit code.
 * @param {string | undefined} name
 * @param {string[]} args
 */
export async function runCommand(name = "", args = []) {
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!command) return refuse(`Say one of: ${Object.keys(COMMANDS).join(", ")}.`);
  try {
    const failure = await ensureInstalled(HERE);
    if (failure) refuse(failure);
    else process.exitCode = await command(HERE, args);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    refuse(`${whyInstallFailed(message) ?? "Something went wrong."} (${message})`);
  }
}

/** @param {string} sentence */
function refuse(sentence) {
  console.error(`efir: ${sentence}`);
  process.exitCode = 1;
}
