import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const PAGES = fileURLToPath(new URL("../../apps/miniapp/dist", import.meta.url));

export interface Nginx {
  readonly stop: () => Promise<void>;
}

export interface NginxOptions {
  readonly port: number;
  /** Where the instances listen; each gets its turn. */
  readonly upstreams: readonly number[];
}

/** The nginx of this machine: it serves the built Mini App, and shares the rest out among the instances. */
export async function startNginx(options: NginxOptions): Promise<Nginx> {
  const folder = await mkdtemp(join(tmpdir(), "efir-nginx-"));
  await writeFile(join(folder, "nginx.conf"), configuration(options, folder));
  const child = spawn("nginx", ["-p", folder, "-c", join(folder, "nginx.conf"), "-e", "stderr"], {
    stdio: ["ignore", "ignore", "pipe"],
  });
  let said = "";
  child.stderr.on("data", (chunk: Buffer) => (said += chunk.toString()));
  await once(child, "spawn").catch((cause: unknown) => {
    const advice = "nginx is not on this machine. Install it, for example: apt-get install nginx";
    throw new Error(advice, { cause });
  });
  const quitAtExit = () => child.kill("SIGTERM");
  process.once("exit", quitAtExit);
  while (!(await answers(options.port))) {
    if (child.exitCode !== null) throw new Error(`nginx did not start:\n${said}`);
  }
  return {
    stop: async () => {
      process.off("exit", quitAtExit);
      const exited = child.exitCode === null ? once(child, "exit") : null;
      child.kill("SIGTERM");
      await exited;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1");
    const answer = (is: boolean) => {
      socket.destroy();
      setTimeout(() => resolve(is), is ? 0 : 50);
    };
    socket.once("connect", () => answer(true));
    socket.once("error", () => answer(false));
  });
}

const temporary = (folder: string) =>
  ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
    .map((kind) => `${kind}_temp_path ${join(folder, kind)};`)
    .join("\n  ");

/**
 * Whoever is asked and does not answer is passed over, and asked again the next time: in a deploy it may be a new one
 * by then, and where each is left out for a while, all may be at once.
 */
const configuration = ({ port, upstreams }: NginxOptions, folder: string): string => `
daemon off;
master_process off;
pid ${join(folder, "pid")};
events { worker_connections 1024; }
http {
  ${temporary(folder)}
  access_log off;
  types {
    text/html html; text/css css; application/javascript js mjs; application/json json webmanifest;
    image/svg+xml svg; image/png png; image/webp webp; font/woff2 woff2; application/wasm wasm;
  }
  map $http_upgrade $connection_header { default upgrade; "" close; }
  upstream signaling {
    ${upstreams.map((upstream) => `server 127.0.0.1:${upstream} max_fails=0;`).join("\n    ")}
  }
  server {
    listen 127.0.0.1:${port};
    root ${PAGES};
    location / { try_files $uri /index.html; }
    location ~ ^/(ws$|api/|healthz$|readyz$) {
      proxy_pass http://signaling;
      proxy_http_version 1.1;
      proxy_set_header Host $http_host;
      proxy_set_header Upgrade $http_upgrade;
      proxy_set_header Connection $connection_header;
      proxy_set_header X-Forwarded-For $remote_addr;
      proxy_next_upstream error timeout http_503 non_idempotent;
      proxy_connect_timeout 1s;
      proxy_read_timeout 1h;
    }
  }
}
`;
