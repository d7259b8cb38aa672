import { startCluster } from "./cluster.ts";

const cluster = await startCluster({
  port: Number(process.env["PORT"] ?? 3000),
  settings: { STUN_URLS: process.env["STUN_URLS"] ?? "stun:stun.l.google.com:19302" },
}).catch((error: unknown) => {
  console.error(`efir: ${error instanceof Error ? error.message : String(error)}`);
  process.exit(1);
});

console.info(`efir is ready: ${cluster.url}`);
console.info(`  Three signaling instances take turns. Open ${cluster.url}/?room=room123 twice.`);
for (const { pid, port } of cluster.instances) {
  console.info(`  Instance on port ${port}: kill -9 ${pid} ends it, and the call goes on.`);
}
console.info("  Ctrl-C stops them all.");

let stopping = false;
for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.on(signal, () => {
    if (stopping) return;
    stopping = true;
    void cluster.stop().then(() => process.exit(0));
  });
}
