import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { connect } from "node:net";
import { fileURLToPath } from "node:url";
import { freePort } from "@efir/redis-server";

const MAIN = fileURLToPath(new URL("../../apps/signaling/src/main.ts", import.meta.url));

export interface ServerProcess {
  readonly pid: number;
  readonly port: number;
  readonly url: string;
  readonly wsUrl: string;
  /** All that it has written so far. */
  readonly output: () => string;
  readonly signal: (signal: NodeJS.Signals) => void;
  /** Resolves with its exit code once it has ended; null when a signal ended it. */
  readonly ended: Promise<number | null>;
  readonly stop: () => Promise<number | null>;
}

export interface ServerOptions {
  readonly main?: string;
  readonly nodeArgs?: readonly string[];
  readonly settings?: Readonly<Record<string, string>>;
  readonly port?: number;
}

/** A signaling instance, or another server that takes PORT, as a process of its own on a free port. */
export async function startServerProcess(options: ServerOptions): Promise<ServerProcess> {
  const { main = MAIN, nodeArgs = [], settings = {} } = options;
  const port = options.port ?? (await freePort());
  const child = spawn(process.execPath, [...nodeArgs, main], {
    env: {
      PATH: process.env["PATH"],
      PORT: String(port),
      STUN_URLS: "stun:127.0.0.1:9",
      ...settings,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  const collect = (chunk: Buffer) => (output = (output + chunk.toString()).slice(-MAX_OUTPUT));
  child.stdout.on("data", collect);
  child.stderr.on("data", collect);
  const killAtExit = () => child.kill("SIGKILL");
  process.once("exit", killAtExit);
  const ended = once(child, "exit").then(() => {
    process.off("exit", killAtExit);
    return child.exitCode;
  });
  await untilItListens(child, { port, output: () => output });
  const url = `http://127.0.0.1:${port}`;
  return {
    pid: child.pid ?? 0,
    port,
    url,
    wsUrl: `ws://127.0.0.1:${port}/ws`,
    output: () => output,
    signal: (signal) => void child.kill(signal),
    ended,
    stop: () => {
      child.kill("SIGTERM");
      return ended;
    },
  };
}

const MAX_OUTPUT = 4_000_000;

interface Starting {
  readonly port: number;
  readonly output: () => string;
}

async function untilItListens(child: ChildProcess, { port, output }: Starting): Promise<void> {
  while (!(await isListening(port))) {
    if (child.exitCode !== null || child.signalCode !== null) {
      throw new Error(`It did not get ready:\n${output()}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

const isListening = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1");
    const answer = (is: boolean) => {
      socket.destroy();
      resolve(is);
    };
    socket.once("connect", () => answer(true));
    socket.once("error", () => answer(false));
  });
