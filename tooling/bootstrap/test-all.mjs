import { ensureBuilt } from "./build-pages.mjs";
import { BROWSER_TESTS, JOIN_PATH_SIZE, REDIS_TESTS, THOROUGH_GATES } from "./gates.mjs";
import { toolEnv } from "./place.mjs";
import { runGate } from "./run-gate.mjs";
import { runTwoAtATime } from "./run-two-at-a-time.mjs";
import { ensureSystemParts } from "./system-parts.mjs";
import { tallyTool, total } from "./tally.mjs";

/**
 * `npm test`: everything that can be checked by a machine.
 * @param {import("./place.mjs").Place} place
 * @returns {Promise<number>} the exit code
 */
export async function testAll(place) {
  const parts = await ensureSystemParts(place);
  if (!parts.ok) {
    console.error(parts.error);
    console.log(total([tallyTool("system parts", 1)]).line);
    return 1;
  }
  const more = { NO_COLOR: "1", CHROMIUM_PATH: parts.chromium };
  const where = { place, env: toolEnv(place, more) };
  const quick = await runTwoAtATime(THOROUGH_GATES.map((gate) => () => runGate(gate, where)));
  const slow = await slowGates(where);
  const { line, code } = total([...quick, ...slow]);
  console.log(line);
  return code;
}

/**
 * One after another: browsers and servers need both cores for themselves.
 * @param {Parameters<typeof runGate>[1]} where
 */
async function slowGates(where) {
  const redis = await runGate(REDIS_TESTS, where);
  const failure = await ensureBuilt(where.place);
  if (failure) {
    console.log(`${failure}\n${JOIN_PATH_SIZE.name} and ${BROWSER_TESTS.name}: not run, so failed`);
    return [redis, ...["build", "size", "browser"].map((name) => tallyTool(name, 1))];
  }
  const size = await runGate(JOIN_PATH_SIZE, where);
  const browser = await runGate(BROWSER_TESTS, where);
  return [redis, tallyTool("build", 0), size, browser];
}
