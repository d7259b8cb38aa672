import { execFileSync } from "node:child_process";

/** Runs `ip` of iproute2; throws with what it said. */
export const ip = (...args: readonly string[]): void => {
  execFileSync("ip", args, { stdio: ["ignore", "ignore", "pipe"] });
};

/** The same where the thing may be gone already. */
export function ipIfThere(...args: readonly string[]): void {
  try {
    ip(...args);
  } catch {
    // What was to be removed is not there.
  }
}
