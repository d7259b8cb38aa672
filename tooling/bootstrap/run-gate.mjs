import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { runCaptured } from "./run-captured.mjs";
import { tallyTool, tallyVitest } from "./tally.mjs";

/**
 * Runs one gate, prints one line about it, and all that it said when it failed.
 * @param {import("./gates.mjs").Gate} gate
 * @param {{ place: import("./place.mjs").Place, env: Record<string, string | undefined> }} where
 * @returns {Promise<import("./tally.mjs").Tally>}
 */
export async function runGate(gate, { place, env }) {
  const start = performance.now();
  const file = join(place.cache, gate.name.replaceAll(" ", "-"));
  const report = `${file}.json`;
  rmSync(report, { force: true });

  const reporting = ["--reporter=dot", "--reporter=json", `--outputFile=${report}`];
  const args = gate.kind === "vitest" ? [...gate.args, ...reporting] : gate.args;
  const options = { cwd: place.root, env, log: `${file}.log` };
  const { code, output } = await runCaptured(gate.command, args, options);
  const tally =
    gate.kind === "vitest"
      ? tallyVitest(gate.name, code, readReport(report))
      : tallyTool(gate.name, code);

  print(tally, { seconds: (performance.now() - start) / 1000, output });
  return tally;
}

/**
 * @param {string} file
 * @returns {import("./tally.mjs").Report | null}
 */
function readReport(file) {
  if (!existsSync(file)) return null;
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return null; // cut off in the middle: the run crashed while it wrote
  }
}

/**
 * @param {import("./tally.mjs").Tally} tally
 * @param {{ seconds: number, output: string }} run
 */
function print({ name, failed, notes }, { seconds, output }) {
  console.log(`${name} ${failed === 0 ? "✓" : "✗"} ${seconds.toFixed(1)} s`);
  for (const note of notes) console.log(`  ${note}`);
  if (failed > 0) console.log(`\n${output.trim()}\n`);
}
