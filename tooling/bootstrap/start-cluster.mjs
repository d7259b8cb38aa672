import { ensureBuilt } from "./build-pages.mjs";
import { toolEnv } from "./place.mjs";
import { runForeground } from "./run-foreground.mjs";

/**
 * `npm run start:cluster`: three signaling instances behind nginx, to try what happens when one of them ends.
 * @param {import("./place.mjs").Place} place
 * @returns {Promise<number>} the exit code
 */
export async function startCluster(place) {
  const failure = await ensureBuilt(place);
  if (failure) {
    console.error(`efir: ${failure}`);
    return 1;
  }
  return runForeground(place.node, ["e2e/cluster/start.ts"], {
    cwd: place.root,
    env: toolEnv(place),
  });
}
