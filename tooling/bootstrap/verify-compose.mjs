import { findProgram } from "./find-program.mjs";
import { toolEnv } from "./place.mjs";
import { runForeground } from "./run-foreground.mjs";
import { CHROMIUM } from "./system-parts.mjs";

/**
 * `npm run verify:compose`: docker-compose.yml really built and run, with two people who talk meanwhile. Needs a Docker engine.
 * @param {import("./place.mjs").Place} place
 * @returns {Promise<number>} the exit code
 */
export async function verifyCompose(place) {
  const env = toolEnv(place);
  const chromium = env.CHROMIUM_PATH ?? findProgram(CHROMIUM.programs, env.PATH);
  return runForeground(place.node, ["e2e/compose/verify.ts"], {
    cwd: place.root,
    env: chromium ? { ...env, CHROMIUM_PATH: chromium } : env,
  });
}
