import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

const MAIN = fileURLToPath(new URL("../../apps/solo/src/main.ts", import.meta.url));
const READY = /efir is ready: (\S+)/;

export interface Product {
  readonly url: string;
  readonly wsUrl: string;
  /** All that it has written so far. */
  readonly output: () => string;
  readonly stop: () => Promise<number | null>;
}

/** The product as `npm start` runs it, on a free port, with the given settings and no others. */
export async function startProduct(settings: Record<string, string> = {}): Promise<Product> {
  const child = spawn(process.execPath, [MAIN], {
    env: {
      PATH: process.env["PATH"],
      PORT: "0",
      STUN_URLS: "stun:127.0.0.1:9",
      LOG_LEVEL: "debug",
      ...settings,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  const collect = (chunk: Buffer) => (output += chunk.toString());
  child.stdout.on("data", collect);
  child.stderr.on("data", collect);

  const url = await readyUrl(child, () => output);
  return {
    url,
    wsUrl: `${url.replace("http", "ws")}/ws`,
    output: () => output,
    stop: () => stop(child),
  };
}

function readyUrl(child: ChildProcess, output: () => string): Promise<string> {
  return new Promise((resolve, reject) => {
    const look = () => {
      const url = READY.exec(output())?.[1];
      if (url) resolve(url);
    };
    child.stdout?.on("data", look);
    child.once("exit", () => reject(new Error(`It did not get ready:\n${output()}`)));
  });
}

async function stop(child: ChildProcess): Promise<number | null> {
  if (child.exitCode !== null) return child.exitCode;
  const exited = once(child, "exit");
  child.kill("SIGTERM");
  await exited;
  return child.exitCode;
}
