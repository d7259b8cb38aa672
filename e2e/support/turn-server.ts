import { spawn } from "node:child_process";
import { createSocket } from "node:dgram";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export interface TurnServer {
  /** For TURN_URL. */
  readonly url: string;
  /** All that it has written so far. */
  readonly log: () => string;
  readonly stop: () => Promise<void>;
}

const DEPLOYED = fileURLToPath(new URL("../../deploy/coturn/turnserver.conf", import.meta.url));

/** How far it may reach: `local` relays to this machine, too, as two browsers on it need; `deployed` is what operators run. */
const REACH = {
  local: ["-n", "--no-cli", "--no-multicast-peers", "--use-auth-secret", "--allow-loopback-peers"],
  deployed: ["-c", DEPLOYED],
} as const;

/** A real coturn on loopback that takes time-limited credentials made from `secret`. */
export async function startTurnServer(
  secret: string,
  reach: keyof typeof REACH = "local",
): Promise<TurnServer> {
  const port = await freeUdpPort();
  const folder = mkdtempSync(join(tmpdir(), "efir-turn-"));
  const child = spawn(
    "turnserver",
    [
      ...[...REACH[reach], "--no-tls", "--no-dtls"],
      ...["--listening-ip=127.0.0.1", "--relay-ip=127.0.0.1", `--listening-port=${port}`],
      ...[`--static-auth-secret=${secret}`, "--realm=efir", "--log-file=stdout", "--simple-log"],
      ...[`--pidfile=${join(folder, "pid")}`, `--userdb=${join(folder, "db")}`],
    ],
    { stdio: ["ignore", "pipe", "pipe"] },
  );
  let log = "";
  await new Promise<void>((resolve, reject) => {
    const hear = (chunk: Buffer) => {
      log += chunk.toString();
      if (log.includes("Total General servers")) resolve();
    };
    child.stdout.on("data", hear);
    child.stderr.on("data", hear);
    child.once("exit", () => reject(new Error(`coturn did not start:\n${log}`)));
  });
  return {
    url: `turn:127.0.0.1:${port}?transport=udp`,
    log: () => log,
    stop: async () => {
      const exited = once(child, "exit");
      child.kill("SIGTERM");
      await exited;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function freeUdpPort(): Promise<number> {
  const socket = createSocket("udp4");
  socket.bind(0, "127.0.0.1");
  await once(socket, "listening");
  const { port } = socket.address();
  socket.close();
  return port;
}
