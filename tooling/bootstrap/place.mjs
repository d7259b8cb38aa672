import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";

/** Package managers and servers that people install there are often missing from PATH. */
const USUAL_PLACES = ["/usr/local/bin", "/usr/local/sbin", "/usr/sbin", "/opt/homebrew/bin"];

/** @typedef {{ root: string, bin: string, cache: string, node: string }} Place */

/**
 * Where things are in one checkout.
 * @param {string} root
 * @returns {Place}
 */
function placeAt(root) {
  const bin = join(root, "node_modules", ".bin");
  return { root, bin, cache: join(root, ".cache"), node: join(bin, "node") };
}

export const HERE = placeAt(fileURLToPath(new URL("../..", import.meta.url)));

/**
 * The environment of every tool we start: our Node 24 comes first on PATH.
 * NODE_ENV is dropped because "production" would leave half of the packages out.
 * @param {Place} place
 * @param {Record<string, string>} [more]
 * @returns {Record<string, string | undefined>}
 */
export function toolEnv({ bin }, more = {}) {
  const PATH = [bin, process.env.PATH, ...USUAL_PLACES].filter(Boolean).join(delimiter);
  const env = { ...process.env, PATH, TURBO_TELEMETRY_DISABLED: "1", ...more };
  delete env.NODE_ENV;
  return env;
}
