import { spawn } from "node:child_process";
import { closeSync, mkdirSync, openSync, readFileSync } from "node:fs";
import { constants } from "node:os";
import { dirname } from "node:path";
import { onStopAsked } from "./on-stop-asked.mjs";

/**
 * Runs a command with all that it says kept in the file `log`, which a failure can be read from. Never rejects.
 * @param {string} command
 * @param {string[]} args
 * @param {{ cwd: string, env: Record<string, string | undefined>, log: string }} options
 * @returns {Promise<{ code: number, output: string }>}
 */
export async function runCaptured(command, args, { cwd, env, log }) {
  mkdirSync(dirname(log), { recursive: true });
  const file = openSync(log, "w");
  const { code, why } = await ending(
    spawn(command, args, { cwd, env, stdio: ["ignore", file, file] }),
  );
  closeSync(file);
  return { code, output: readFileSync(log, "utf8") + why };
}

/**
 * @param {import("node:child_process").ChildProcess} child
 * @returns {Promise<{ code: number, why: string }>}
 */
function ending(child) {
  return new Promise((resolve) => {
    const forget = onStopAsked((signal) => {
      child.kill(signal);
      // Not at once: another command may be running, and has to hear of it first.
      setImmediate(() => process.exit(128 + constants.signals[signal]));
    });
    /** @param {{ code: number, why: string }} result */
    const end = (result) => {
      forget();
      resolve(result);
    };
    child.once("error", ({ message }) => end({ code: 127, why: message }));
    child.once("close", (code, signal) =>
      end({ code: code ?? 1, why: signal ? `ended by ${signal}` : "" }),
    );
  });
}
