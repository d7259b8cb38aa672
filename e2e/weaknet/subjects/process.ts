import type { ChildProcess } from "node:child_process";
import { once } from "node:events";

export interface Running {
  readonly child: ChildProcess;
  readonly output: () => string;
}

/** Answers once the program has written this; fails with what it wrote instead. */
export async function whenItSays(child: ChildProcess, ready: RegExp): Promise<Running> {
  let output = "";
  const said = new Promise<void>((resolve, reject) => {
    const hear = (chunk: Buffer) => {
      output += chunk.toString();
      if (ready.test(output)) resolve();
    };
    child.stdout?.on("data", hear);
    child.stderr?.on("data", hear);
    child.once("exit", () => reject(new Error(`It did not get ready:\n${output}`)));
  });
  await said;
  return { child, output: () => output };
}

export async function end(child: ChildProcess, signal: "SIGTERM" | "SIGKILL"): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, "exit");
  child.kill(signal);
  await exited;
}
