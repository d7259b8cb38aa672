import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

const WORKER = fileURLToPath(new URL("./worker.ts", import.meta.url));

export interface Workers {
  /** One is gone in the midst of its work, and another comes in its place. */
  readonly killOne: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

/** Real processes on one Redis. */
export async function startWorkers(count: number, redisUrl: string): Promise<Workers> {
  const start = async (): Promise<ChildProcess> => {
    const child = fork(WORKER, [redisUrl]);
    await once(child, "message");
    return child;
  };
  const end = async (child: ChildProcess, signal: NodeJS.Signals) => {
    const gone = once(child, "exit");
    child.kill(signal);
    await gone;
  };
  const children = await Promise.all(Array.from({ length: count }, start));
  return {
    killOne: async () => {
      const [first] = children.splice(0, 1);
      if (first) await end(first, "SIGKILL");
      children.push(await start());
    },
    stop: async () => {
      await Promise.all(children.map((child) => end(child, "SIGTERM")));
    },
  };
}
