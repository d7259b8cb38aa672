import { createHash } from "node:crypto";
import { existsSync, statSync } from "node:fs";
import { join, relative } from "node:path";
import { walkFiles } from "./walk-files.mjs";

/**
 * Changes whenever a file in one of the folders does, judged by name, size and time: cheap enough for every start.
 * @param {string} root
 * @param {readonly string[]} paths files and folders, relative to `root`
 * @returns {string}
 */
export function sourceStamp(root, paths) {
  const hash = createHash("sha256");
  for (const file of paths.flatMap((path) => filesAt(join(root, path)))) {
    const { size, mtimeMs } = statSync(file);
    hash.update(`${relative(root, file)} ${size} ${mtimeMs}\n`);
  }
  return hash.digest("hex");
}

/** @param {string} path */
function filesAt(path) {
  if (!existsSync(path)) return [];
  return statSync(path).isDirectory() ? walkFiles(path) : [path];
}
