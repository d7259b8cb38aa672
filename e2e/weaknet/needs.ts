import { accessSync, constants } from "node:fs";

/** What keeps this machine from running bad networks, or null. */
export function whatIsMissing(): string | null {
  if (process.platform !== "linux") return "Linux";
  if (process.getuid?.() !== 0) return "root";
  try {
    accessSync("/dev/net/tun", constants.R_OK | constants.W_OK);
    return null;
  } catch {
    return "TUN in the kernel";
  }
}
