import { spawn } from "node:child_process";
import { constants } from "node:os";
import { onStopAsked } from "./on-stop-asked.mjs";

const GRACE_MS = 10_000;

/**
 * Runs a command that owns the terminal. Signals are passed on; what has not ended ten seconds later is killed.
 * @param {string} command
 * @param {string[]} args
 * @param {{ cwd: string, env: Record<string, string | undefined> }} options
 * @returns {Promise<number>} its exit code
 */
export function runForeground(command, args, options) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { ...options, stdio: "inherit" });
    const forget = onStopAsked((signal) => {
      child.kill(signal);
      setTimeout(() => child.kill("SIGKILL"), GRACE_MS).unref();
    });
    child.once("error", reject);
    child.once("close", (code, signal) => {
      forget();
      resolve(code ?? 128 + (signal ? constants.signals[signal] : 0));
    });
  });
}
