import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort } from "./free-port.ts";
import { answersPing } from "./ping.ts";

export interface RedisServer {
  readonly url: string;
  readonly port: number;
  /** Where it speaks TLS; 0 when it does not. */
  readonly tlsPort: number;
  readonly pid: number;
  /** As kill does. A server that was stopped has to be continued before it can end. */
  readonly signal: (signal: "SIGSTOP" | "SIGCONT" | "SIGKILL") => void;
  readonly stop: () => Promise<void>;
}

/** The files of a certificate that is its own authority. */
export interface TlsFiles {
  readonly certificate: string;
  readonly key: string;
}

export interface RedisServerOptions {
  readonly port?: number;
  /** Speaks TLS too, on another port. */
  readonly tls?: TlsFiles;
  /** Lines of a file that the server may write to, as a Sentinel does. */
  readonly config?: readonly string[];
  readonly args?: readonly string[];
}

const PATIENCE_MS = 10_000;
const NO_PERSISTENCE = ["--save", "", "--appendonly", "no", "--repl-diskless-sync-delay", "0"];

/** A real Redis server on this machine: empty at the start, gone with this process at the latest. */
export async function startRedis(options: RedisServerOptions = {}): Promise<RedisServer> {
  const folder = await mkdtemp(join(tmpdir(), "efir-redis-"));
  const port = options.port ?? (await freePort());
  const tlsPort = options.tls ? await freePort() : 0;
  const args = [...(options.args ?? []), ...tlsArgs(tlsPort, options.tls)];
  const server = await startServer({ ...options, port, args }, folder);
  const killAtExit = () => server.kill("SIGKILL");
  process.once("exit", killAtExit);
  return {
    url: `redis://127.0.0.1:${port}`,
    port,
    tlsPort,
    pid: server.pid ?? 0,
    signal: (signal) => void server.kill(signal),
    stop: async () => {
      process.off("exit", killAtExit);
      await stopServer(server);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

const tlsArgs = (port: number, files: TlsFiles | undefined): readonly string[] =>
  files
    ? [
        ...["--tls-port", String(port), "--tls-auth-clients", "no"],
        ...["--tls-cert-file", files.certificate, "--tls-key-file", files.key],
        ...["--tls-ca-cert-file", files.certificate],
      ]
    : [];

async function startServer(
  { port, config, args = [] }: RedisServerOptions & { readonly port: number },
  folder: string,
): Promise<ChildProcess> {
  const file = join(folder, "redis.conf");
  if (config) await writeFile(file, config.join("\n"));
  const place = ["--bind", "127.0.0.1", "--port", String(port), "--dir", folder];
  const kind = config ? [] : NO_PERSISTENCE;
  const server = spawn("redis-server", [...(config ? [file] : []), ...place, ...kind, ...args], {
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
