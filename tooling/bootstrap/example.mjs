import { toolEnv } from "./place.mjs";
import { runForeground } from "./run-foreground.mjs";

/**
 * `npm run example:…`: runs `examples/<name>/main.ts`; what stands behind it goes to the example.
 * @param {string} name
 * @returns {(place: import("./place.mjs").Place, args: string[]) => Promise<number>} the exit code
 */
export const example = (name) => (place, args) =>
  runForeground(place.node, [`examples/${name}/main.ts`, ...args], {
    cwd: place.root,
    env: toolEnv(place),
  });
