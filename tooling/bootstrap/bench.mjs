import { ensureBuilt } from "./build-pages.mjs";
import { findProgram } from "./find-program.mjs";
import { toolEnv } from "./place.mjs";
import { runForeground } from "./run-foreground.mjs";
import { CHROMIUM } from "./system-parts.mjs";

/**
 * `npm run bench`: what stands behind it goes to the benchmarks.
 * @param {import("./place.mjs").Place} place
 * @param {string[]} args
 * @returns {Promise<number>} the exit code
 */
export async function bench(place, args) {
  const failure = await ensureBuilt(place);
  if (failure) {
    console.error(`efir: ${failure}`);
    return 1;
  }
  const env = toolEnv(place);
  const chromium = env.CHROMIUM_PATH ?? findProgram(CHROMIUM.programs, env.PATH);
  return runForeground(place.node, ["bench/run.ts", ...args], {
    cwd: place.root,
    env: chromium ? { ...env, CHROMIUM_PATH: chromium } : env,
  });
}
