import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { whyInstallFailed } from "./install-failure.mjs";
import { installStamp } from "./install-stamp.mjs";
import { toolEnv } from "./place.mjs";
import { PATIENCE, PNPM } from "./pnpm.mjs";
import { runCaptured } from "./run-captured.mjs";
import { step } from "./step.mjs";

const NO_NODE =
  "Node 24 was not brought along: allow install scripts (`npm config delete ignore-scripts`), remove node_modules and run again.";

/**
 * Installs the packages unless the right ones are there. Answers null, or one sentence that says why it could not.
 * @param {import("./place.mjs").Place} place
 * @returns {Promise<string | null>}
 */
export async function ensureInstalled(place) {
  const stampFile = join(place.root, "node_modules", ".efir-installed");
  const stamp = installStamp(place.root);
  if (
    existsSync(place.node) &&
    existsSync(stampFile) &&
    readFileSync(stampFile, "utf8") === stamp
  ) {
    return null;
  }
  const failure = await install(place);
  if (failure) return failure;
  writeFileSync(stampFile, stamp);
  return null;
}

/** @param {import("./place.mjs").Place} place */
async function install(place) {
  const log = join(place.cache, "install.log");
  // CI: pnpm asks no questions then.
  const env = { ...toolEnv(place), ...PATIENCE, CI: "true" };
  const args = ["-y", "--prefer-offline", PNPM, "install", "--frozen-lockfile"];
  const { code, output } = await step("Installing packages, about half a minute", () =>
    runCaptured("npx", args, { cwd: place.root, env, log }),
  );
  if (code === 0) return existsSync(place.node) ? null : NO_NODE;
  return `${describe(output)} The full log: ${relative(place.root, log)}`;
}

/** @param {string} output */
function describe(output) {
  const sentence = whyInstallFailed(output);
  if (sentence) return sentence;
  console.error(output.trim().split("\n").slice(-15).join("\n"));
  return "Installing the packages failed, the end of its log is above.";
}
