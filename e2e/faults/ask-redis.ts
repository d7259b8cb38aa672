import { execFile } from "node:child_process";
import { promisify } from "node:util";

const run = promisify(execFile);

/** What Redis answers, line by line. */
export async function askRedis(port: number, ...words: string[]): Promise<string[]> {
  const { stdout } = await run("redis-cli", ["-p", String(port), ...words]);
  return stdout.split(/\r?\n/).filter((line) => line !== "");
}
