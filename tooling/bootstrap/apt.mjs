import { spawnSync } from "node:child_process";
import { join, relative } from "node:path";
import { findProgram } from "./find-program.mjs";
import { toolEnv } from "./place.mjs";
import { runCaptured } from "./run-captured.mjs";
import { step } from "./step.mjs";

/**
 * Installs system parts where apt-get is and may be used: by root, or by sudo that asks for no password.
 * @param {import("./place.mjs").Place} place
 * @param {readonly import("./install-advice.mjs").Part[]} parts
 * @returns {Promise<void>} whether it helped is seen by looking for the parts again
 */
export async function installByApt(place, parts) {
  const env = toolEnv(place, { DEBIAN_FRONTEND: "noninteractive" });
  const become = rights(env);
  if (!become || !findProgram(["apt-get"], env.PATH)) return;

  const packages = parts.flatMap((part) => part.packages["apt-get"].split(" "));
  /** @param {string} name @param {string[]} args */
  const apt = (name, args) =>
    step(name, () => {
      const [command = "", ...rest] = [...become, "apt-get", ...args];
      return runCaptured(command, rest, { cwd: place.root, env, log: logFile(place) });
    });

  const names = parts.map(({ name }) => name).join(", ");
  const update = await apt("Looking for system packages", ["update"]);
  if (update.code !== 0) return explain(place, update.output);
  const install = await apt(`Installing ${names}, about a minute`, [
    ...["install", "-y", "--no-install-recommends"],
    ...packages,
  ]);
  if (install.code !== 0) explain(place, install.output);
}

/**
 * What to put before a command for it to run as root, or null when we may not.
 * @param {Record<string, string | undefined>} env
 * @returns {string[] | null}
 */
function rights(env) {
  if (process.getuid?.() === 0) return [];
  const { status } = spawnSync("sudo", ["-n", "true"], { env, stdio: "ignore" });
  return status === 0 ? ["sudo", "-n", "env", "DEBIAN_FRONTEND=noninteractive"] : null;
}

/** @param {import("./place.mjs").Place} place */
const logFile = ({ cache }) => join(cache, "apt.log");

/**
 * @param {import("./place.mjs").Place} place
 * @param {string} output
 */
function explain(place, output) {
  console.error(output.trim().split("\n").slice(-5).join("\n"));
  console.error(`efir: apt-get failed. The full log: ${relative(place.root, logFile(place))}`);
}
