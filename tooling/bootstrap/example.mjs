import { existsSync } from "node:fs";
import { join } from "node:path";
import { toolEnv } from "./place.mjs";
import { runForeground } from "./run-foreground.mjs";

/**
 * `npm run example:…`: runs `examples/<name>/main.ts`; what stands behind it goes to the example.
 * @param {import("./place.mjs").Place} place
 * @param {string[]} args
 * @returns {Promise<number>} the exit code
 */
export async function example(place, [name = "", ...args]) {
  const main = `examples/${name}/main.ts`;
  if (!existsSync(join(place.root, main))) {
    console.error(`efir: there is no ${main}`);
    return 1;
  }
  return runForeground(place.node, [main, ...args], { cwd: place.root, env: toolEnv(place) });
}
