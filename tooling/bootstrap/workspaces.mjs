import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/**
 * The folders of the monorepo, read from pnpm-workspace.yaml without a YAML library: "folder/*" or "folder" per line.
 * @param {string} root
 * @returns {string[]} relative to `root`, sorted, the root itself first
 */
export function workspaces(root) {
  const yaml = readFileSync(join(root, "pnpm-workspace.yaml"), "utf8");
  const list = /^packages:\n((?:[ \t]+- .+\n?)*)/m.exec(yaml)?.[1] ?? "";
  const globs = [...list.matchAll(/- ["']?([^\s"']+)/g)].map((match) => match[1] ?? "");
  const folders = globs.flatMap((glob) => expand(root, glob)).sort();
  return ["", ...folders].filter((folder) => existsSync(join(root, folder, "package.json")));
}

/**
 * @param {string} root
 * @param {string} glob
 */
function expand(root, glob) {
  if (!glob.endsWith("/*")) return [glob];
  const parent = glob.slice(0, -2);
  if (!existsSync(join(root, parent))) return [];
  return readdirSync(join(root, parent)).map((name) => `${parent}/${name}`);
}
