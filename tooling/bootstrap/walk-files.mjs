import { readdirSync } from "node:fs";
import { join } from "node:path";

const NOT_OURS = new Set(["node_modules", "dist", ".git", ".turbo", ".cache", ".vite"]);

/**
 * All files below a folder that people wrote: nothing installed, built or cached.
 * @param {string} folder
 * @returns {string[]} sorted
 */
export function walkFiles(folder) {
  const entries = readdirSync(folder, { withFileTypes: true });
  return entries
    .filter(({ name }) => !NOT_OURS.has(name))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return walkFiles(path);
      return entry.isFile() ? [path] : [];
    })
    .sort();
}
