const WHERE_TO_PNPM = "run `npx pnpm@12.21.0 install` and commit the new pnpm-lock.yaml";

/** The first cause that fits wins, so what makes other things fail stands first. */
const CAUSES = [
  {
    seen: /ENOSPC|no space left on device|disk quota exceeded/i,
    sentence: "The disk is full: free some space and run the command again.",
  },
  {
    seen: /EACCES|EROFS|EPERM|permission denied|read-only file system/i,
    sentence: "A folder is not writable: give yourself the right to write to it and run again.",
  },
  {
    seen: /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|fetch failed|dns error|connection refused|error sending request|ERR_SOCKET_TIMEOUT/i,
    sentence:
      "The package registry cannot be reached: check the network and run the command again.",
  },
  {
    seen: /spawn npx ENOENT|npx: (command )?not found/i,
    sentence: "npm is missing: install Node together with npm from https://nodejs.org.",
  },
  {
    seen: /ERR_PNPM_OUTDATED_LOCKFILE|lockfile is not up to date|not up to date with/i,
    sentence: `pnpm-lock.yaml does not fit package.json: ${WHERE_TO_PNPM}.`,
  },
];

/**
 * Says in one sentence why installing failed, or null when the log gives no known cause.
 * @param {string} log
 * @returns {string | null}
 */
export function whyInstallFailed(log) {
  // pnpm wraps its sentences to the width of a terminal, in the middle of a cause too.
  const text = log.replace(/\s+/g, " ");
  return CAUSES.find(({ seen }) => seen.test(text))?.sentence ?? null;
}
