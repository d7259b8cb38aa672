/** Which of our packages each folder may import. What is not named here is not allowed. */
const LADDER = {
  "packages/kit": [],
  "packages/protocol": ["kit"],
  "packages/telegram": ["kit"],
  "packages/config": ["kit"],
  "packages/session": ["kit", "protocol", "config"],
  "packages/directory": ["kit", "protocol"],
  "packages/rtc": ["kit", "protocol", "chromium"],
  "packages/gateway": ["kit", "protocol", "directory"],
  "packages/api-docs": [],
  "packages/host-sdk": [],
  "apps/signaling": ["kit", "protocol", "directory", "session", "telegram", "config", "api-docs"],
  "apps/bot": ["kit", "protocol", "directory", "gateway", "session", "config", "api-docs"],
  "apps/doctor": ["kit", "protocol", "directory", "telegram", "config"],
  "apps/sandbox": ["kit", "telegram"],
  "apps/miniapp": ["kit", "protocol", "rtc", "host-sdk", "chromium"],
  "apps/solo": ["kit", "protocol", "directory", "gateway", "config", "signaling", "bot", "sandbox"],
  e2e: ["kit", "protocol", "rtc", "telegram", "chromium", "redis-server"],
  "examples/console-client": ["kit", "directory", "gateway"],
  "examples/host-room": ["host-sdk"],
  "examples/webhook-client": ["e2e"],
  bench: ["kit", "protocol", "gateway", "directory", "chromium", "redis-server", "e2e", "miniapp"],
};

/** Libraries that stand for an outside world, and the only files (by how their path begins) that open that door. */
const DOORS = {
  ws: ["apps/signaling/src/socket-server.ts", "examples/host-room/"],
  express: [
    "apps/signaling/src/http/",
    "apps/bot/src/http",
    "apps/sandbox/src/http/",
    "apps/solo/src/",
  ],
  ioredis: ["packages/directory/src/redis/"],
  "@telegram-apps/sdk-react": ["apps/miniapp/src/platform/telegram.ts"],
  "prom-client": ["apps/signaling/src/prometheus.ts", "apps/bot/src/metrics.ts"],
  "playwright-core": ["tooling/chromium/"],
  pino: ["packages/config/src/logger.ts"],
};

/** Beside its `.`: what runs in a worker cannot be in the same file as what starts it. */
const WORKERS = ["@efir/rtc/red-worker"];

const isTest = (file) => /\.test\.tsx?$|\.contract\.ts$|\/testing\//.test(file);

/** Says why `file` may not import `source`, or null when it may. Paths are relative to the repository. */
export function whyNot(file, source) {
  const folder = Object.keys(LADDER).find((name) => file.startsWith(`${name}/`));
  if (!folder) return null;

  const ours = /^@efir\/([^/]+)(\/.*)?$/.exec(source);
  const isWorker = WORKERS.includes(source.split("?")[0]);
  if (ours?.[2] && !isWorker) return `${source} goes past the package's exports.`;
  if (ours && !LADDER[folder].includes(ours[1])) {
    return `${folder} may import [${LADDER[folder].join(", ")}], not ${ours[1]}.`;
  }
  if (leavesFolder(file, source, folder)) return "Import another package by its name.";

  const owners = DOORS[source];
  if (!owners || isTest(file) || folder === "e2e" || folder === "bench") return null;
  return owners.some((owner) => file.startsWith(owner))
    ? null
    : `Only ${owners.join(", ")} may import ${source}.`;
}

function leavesFolder(file, source, folder) {
  if (!source.startsWith(".")) return false;
  const { pathname } = new URL(source, `file:///${file}`);
  return !pathname.startsWith(`/${folder}/`);
}
