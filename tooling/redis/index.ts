import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { answersPing } from "./ping.ts";

export interface RedisServer {
  readonly url: string;
  readonly port: number;
  readonly pid: number;
  /** As kill does. A server that was stopped has to be continued before it can end. */
  readonly signal: (signal: "SIGSTOP" | "SIGCONT" | "SIGKILL") => void;
  readonly stop: () => Promise<void>;
}

const PATIENCE_MS = 10_000;
const NO_PERSISTENCE = ["--save", "", "--appendonly", "no"];

/** A real Redis server on this machine: empty at the start, gone with this process at the latest. */
export async function startRedis(given?: { readonly port: number }): Promise<RedisServer> {
  const folder = await mkdtemp(join(tmpdir(), "efir-redis-"));
  const port = given?.port ?? (await freePort());
  const server = await startServer(port, folder);
  const killAtExit = () => server.kill("SIGKILL");
  process.once("exit", killAtExit);
  return {
    url: `redis://127.0.0.1:${port}`,
    port,
    pid: server.pid ?? 0,
    signal: (signal) => void server.kill(signal),
    stop: async () => {
      process.off("exit", killAtExit);
      await stopServer(server);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function startServer(port: number, folder: string): Promise<ChildProcess> {
  const place = ["--bind", "127.0.0.1", "--port", String(port), "--dir", folder];
  const server = spawn("redis-server", [...place, ...NO_PERSISTENCE], {
    stdio: ["ignore", "ignore", "inherit"],
  });
  await once(server, "spawn").catch((cause: unknown) => {
    throw new Error("redis-server cannot be started: is it installed? `npm test` installs it", {
      cause,
    });
  });
  const deadline = Date.now() + PATIENCE_MS;
  while (!(await answersPing(port))) {
    if (server.exitCode !== null || Date.now() > deadline) {
      server.kill("SIGKILL");
      throw new Error(`redis-server on port ${port} does not answer PING`);
    }
  }
  return server;
}

async function stopServer(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const gone = once(server, "exit");
  server.kill();
  await gone;
}

/** A port of this machine that nobody listens on now. */
export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const address = probe.address();
  probe.close();
  await once(probe, "close");
  if (address === null || typeof address === "string") throw new Error("No free port to be had");
  return address.port;
}
