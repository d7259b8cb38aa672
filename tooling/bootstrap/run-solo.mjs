import { ensureBuilt } from "./build-pages.mjs";
import { toolEnv } from "./place.mjs";
import { runForeground } from "./run-foreground.mjs";

const MAIN = "apps/solo/src/main.ts";

/**
 * `npm start`: the built Mini App and all servers in one process.
 * @param {import("./place.mjs").Place} place
 * @returns {Promise<number>} the exit code
 */
export const start = (place) => runBuilt(place, [MAIN], {});

/**
 * `npm run dev`: the servers restart when their sources change, the Mini App is served from its sources.
 * @param {import("./place.mjs").Place} place
 * @returns {Promise<number>} the exit code
 */
export const dev = (place) =>
  runBuilt(place, ["--watch", "--watch-preserve-output", MAIN], { EFIR_DEV: "1" });

/**
 * @param {import("./place.mjs").Place} place
 * @param {readonly string[]} args
 * @param {Record<string, string>} more
 */
async function runBuilt(place, args, more) {
  const failure = await ensureBuilt(place);
  if (failure) {
    console.error(`efir: ${failure}`);
    return 1;
  }
  return runForeground(place.node, args, { cwd: place.root, env: toolEnv(place, more) });
}
