import { toolEnv } from "./place.mjs";
import { runForeground } from "./run-foreground.mjs";
import { ensureSystemParts } from "./system-parts.mjs";

/**
 * `npm run faults`: real processes in real trouble, and how those around them fare; what stands behind it goes to vitest.
 * @param {import("./place.mjs").Place} place
 * @param {string[]} args
 * @returns {Promise<number>} the exit code
 */
export async function faults(place, args) {
  const parts = await ensureSystemParts(place);
  if (!parts.ok) {
    console.error(parts.error);
    return 1;
  }
  return runForeground("vitest", ["run", "--project", "faults", ...args], {
    cwd: place.root,
    env: toolEnv(place),
  });
}
