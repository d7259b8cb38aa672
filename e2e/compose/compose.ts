import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const run = promisify(execFile);
const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const FILES = ["docker-compose.yml", "e2e/compose/docker-compose.verify.yml"];
const SERVICES = ["redis", "signaling", "bot", "web", "prometheus"];
const UP = ["up", "--detach", "--no-build", "--scale"];
const MEGABYTES = 64 * 1024 * 1024;

/** One deployment under a name of its own, with secrets made for it. */
export interface Compose {
  readonly project: string;
  /** Runs `docker compose …` and answers what it printed. */
  readonly call: (...args: string[]) => Promise<string>;
  /** Brings everything up, with so many instances of signaling. */
  readonly up: (signaling: number) => Promise<void>;
  /** That many instances of signaling from now on; the others stay as they are. */
  readonly scale: (signaling: number) => Promise<void>;
  readonly containers: (service: string) => Promise<string[]>;
  /** What is left of it: containers, networks, volumes. */
  readonly leftovers: () => Promise<string[]>;
  /** Takes everything down, its volumes too. */
  readonly down: () => Promise<void>;
}

interface ComposeOptions {
  readonly httpPort: number;
  readonly httpsPort: number;
  readonly telegramPort: number;
  readonly prometheusPort: number;
  readonly botToken: string;
}

const secret = () => randomBytes(24).toString("hex");

/** `docker compose`, or the older `docker-compose`; null where there is neither, or no engine answers. */
export async function findCompose(): Promise<readonly string[] | null> {
  const answers = (command: string, ...args: string[]) =>
    run(command, args).then(
      () => true,
      () => false,
    );
  if (!(await answers("docker", "info"))) return null;
  if (await answers("docker", "compose", "version")) return ["docker", "compose"];
  return (await answers("docker-compose", "version")) ? ["docker-compose"] : null;
}

export function createCompose(command: readonly string[], options: ComposeOptions): Compose {
  const folder = mkdtempSync(join(tmpdir(), "efir-verify-"));
  const envFile = join(folder, "env");
  writeFileSync(envFile, environment(options), { mode: 0o600 });
  const project = `efirverify${randomBytes(3).toString("hex")}`;
  const [program = "docker", ...first] = command;
  const given = [
    ...first,
    "-p",
    project,
    "--env-file",
    envFile,
    ...FILES.flatMap((file) => ["-f", file]),
  ];
  const call = async (...args: string[]): Promise<string> =>
    (await run(program, [...given, ...args], { cwd: ROOT, maxBuffer: MEGABYTES })).stdout;
  const docker = async (...args: string[]): Promise<string[]> =>
    (await run("docker", args)).stdout.split("\n").filter((line) => line !== "");
  const ours = ["--filter", `label=com.docker.compose.project=${project}`];

  return {
    project,
    call,
    up: async (signaling) => {
      await call(...UP, `signaling=${signaling}`, ...SERVICES);
    },
    scale: async (signaling) => {
      await call(...UP, `signaling=${signaling}`, "--no-recreate", "--no-deps", "signaling");
    },
    containers: (service) =>
      docker("ps", "-q", ...ours, "--filter", `label=com.docker.compose.service=${service}`),
    leftovers: async () => [
      ...(await docker("ps", "-aq", ...ours)),
      ...(await docker("network", "ls", "-q", ...ours)),
      ...(await docker("volume", "ls", "-q", ...ours)),
    ],
    down: async () => {
      await call("down", "--volumes", "--timeout", "20");
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const environment = ({ httpPort, httpsPort, botToken, ...ports }: ComposeOptions): string =>
  Object.entries({
    DOMAIN: "efir.invalid",
    BOT_TOKEN: botToken,
    SESSION_SECRET: secret(),
    REDIS_PASSWORD: secret(),
    TURN_SECRET: secret(),
    TURN_URL: "turn:127.0.0.1:3478?transport=udp",
    MINIAPP_SHORT_NAME: "verify",
    HTTP_PORT: String(httpPort),
    HTTPS_PORT: String(httpsPort),
    VERIFY_URL: `http://localhost:${httpPort}`,
    VERIFY_TELEGRAM_PORT: String(ports.telegramPort),
    VERIFY_PROMETHEUS_PORT: String(ports.prometheusPort),
    VERIFY_BUILD_NETWORK: process.env["VERIFY_BUILD_NETWORK"] ?? "default",
  })
    .map(([name, value]) => `${name}=${value}\n`)
    .join("");
