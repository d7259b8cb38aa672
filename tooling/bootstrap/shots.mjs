import { findProgram } from "./find-program.mjs";
import { toolEnv } from "./place.mjs";
import { runForeground } from "./run-foreground.mjs";
import { CHROMIUM } from "./system-parts.mjs";

/**
 * `npm run shots`: pictures of the page's screens; those whose name has one of the words that stand behind it, or all.
 * @param {import("./place.mjs").Place} place
 * @param {string[]} args
 * @returns {Promise<number>} the exit code
 */
export function shots(place, args) {
  const env = toolEnv(place);
  const chromium = env.CHROMIUM_PATH ?? findProgram(CHROMIUM.programs, env.PATH);
  return runForeground(place.node, ["apps/miniapp/shots/run.ts", ...args], {
    cwd: place.root,
    env: chromium ? { ...env, CHROMIUM_PATH: chromium } : env,
  });
}
