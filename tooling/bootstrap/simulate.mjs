import { toolEnv } from "./place.mjs";
import { runForeground } from "./run-foreground.mjs";

const MAIN = "apps/signaling/src/testing/simulation/main.ts";

/**
 * `npm run simulate -- --seeds N`: instances, clients and faults in one process, on a clock of their own.
 * @param {import("./place.mjs").Place} place
 * @param {string[]} args
 * @returns {Promise<number>} the exit code
 */
export const simulate = (place, args) =>
  runForeground(place.node, [MAIN, ...args], { cwd: place.root, env: toolEnv(place) });
