import { toolEnv } from "./place.mjs";
import { runForeground } from "./run-foreground.mjs";

/**
 * `npm run doctor [-- address]`: a running deployment, examined from end to end.
 * @param {import("./place.mjs").Place} place
 * @param {string[]} args
 * @returns {Promise<number>} the exit code
 */
export const doctor = (place, args) =>
  runForeground(place.node, ["apps/doctor/src/main.ts", ...args], {
    cwd: place.root,
    env: toolEnv(place),
  });
