import { accessSync, constants, statSync } from "node:fs";
import { delimiter, isAbsolute, join } from "node:path";

/**
 * The full path of the first of these programs that can be run, or null.
 * @param {readonly string[]} names looked up on `searchPath`; a full path stands for itself
 * @param {string | undefined} searchPath as in the variable PATH
 * @returns {string | null}
 */
export function findProgram(names, searchPath = "") {
  const folders = searchPath.split(delimiter).filter(Boolean);
  const paths = names.flatMap((name) =>
    isAbsolute(name) ? [name] : folders.map((folder) => join(folder, name)),
  );
  return paths.find(canRun) ?? null;
}

/** @param {string} path */
function canRun(path) {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
