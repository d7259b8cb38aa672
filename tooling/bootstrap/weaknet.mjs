import { ensureBuilt } from "./build-pages.mjs";
import { toolEnv } from "./place.mjs";
import { runForeground } from "./run-foreground.mjs";
import { ensureSystemParts } from "./system-parts.mjs";

/**
 * `npm run weaknet`: talks over bad networks; what stands behind it goes to the measurement.
 * @param {import("./place.mjs").Place} place
 * @param {string[]} args
 * @returns {Promise<number>} the exit code
 */
export async function weaknet(place, args) {
  const parts = await ensureSystemParts(place);
  const failure = parts.ok ? await ensureBuilt(place) : null;
  if (!parts.ok || failure) {
    console.error(parts.ok ? `efir: ${failure}` : parts.error);
    return 1;
  }
  return runForeground(place.node, ["e2e/weaknet/main.ts", ...args], {
    cwd: place.root,
    env: toolEnv(place, { CHROMIUM_PATH: parts.chromium }),
  });
}
