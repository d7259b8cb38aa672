import { QUICK_GATES } from "./gates.mjs";
import { toolEnv } from "./place.mjs";
import { runGate } from "./run-gate.mjs";
import { runTwoAtATime } from "./run-two-at-a-time.mjs";
import { total } from "./tally.mjs";

/**
 * `npm run check`: format, lint, types, dead code and unit tests.
 * @param {import("./place.mjs").Place} place
 * @returns {Promise<number>} the exit code
 */
export async function check(place) {
  const where = { place, env: toolEnv(place, { NO_COLOR: "1" }) };
  const tallies = await runTwoAtATime(QUICK_GATES.map((gate) => () => runGate(gate, where)));
  const { line, code } = total(tallies);
  console.log(line);
  return code;
}
