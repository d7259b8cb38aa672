import { toolEnv } from "./place.mjs";
import { runForeground } from "./run-foreground.mjs";

/**
 * `npm run setup:bot`: says what the bot of .env still lacks, and sets what can be set from here.
 * @param {import("./place.mjs").Place} place
 * @returns {Promise<number>} the exit code
 */
export const setupBot = (place) =>
  runForeground(place.node, ["apps/bot/src/setup/main.ts"], {
    cwd: place.root,
    env: toolEnv(place),
  });
