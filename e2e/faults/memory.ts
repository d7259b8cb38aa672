import { readFileSync } from "node:fs";
import type { ServerProcess } from "../support/signaling-process.ts";

/** The memory that this process holds now. */
export function memoryMb({ pid }: ServerProcess): number {
  const status = readFileSync(`/proc/${pid}/status`, "utf8");
  return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1]) / 1024;
}
