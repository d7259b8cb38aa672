import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { workspaces } from "./workspaces.mjs";

/**
 * Changes whenever another set of packages would be installed: the lockfile, the list of workspaces, any package.json,
 * or a machine of another kind.
 * @param {string} root
 * @returns {string}
 */
export function installStamp(root) {
  const manifests = workspaces(root).map((folder) => join(folder, "package.json"));
  const hash = createHash("sha256").update(`${process.platform} ${process.arch}\n`);
  for (const file of ["pnpm-lock.yaml", "pnpm-workspace.yaml", ...manifests]) {
    hash.update(`${file}\n`).update(readFileSync(join(root, file)));
  }
  return hash.digest("hex");
}
