import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ask, startRedis, startRedisCluster } from "@efir/redis-server";
import { expect, it, onTestFinished } from "vitest";
import { ownCertificate } from "../support/own-certificate.ts";
import { startServerProcess } from "../support/signaling-process.ts";
import { until } from "../support/until.ts";
import { seatAt } from "./absentee.ts";
import { room } from "./scene.ts";

const HOST = "127.0.0.1";
const PASSWORD = "w0rd@of,Redis";
const SESSION_SECRET = "s".repeat(40);

function certify() {
  const folder = mkdtempSync(join(tmpdir(), "efir-tls-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return ownCertificate(folder, HOST);
}

const withPassword = (url: string): string =>
  url.replace("://", `://:${encodeURIComponent(PASSWORD)}@`);

/** Two instances on what is at the address: who comes in at one sees who sits at the other. */
async function meetOver(redisUrl: string, certificate: string): Promise<void> {
  const settings = {
    REDIS_URL: redisUrl,
    SESSION_SECRET,
    ALLOW_GUESTS: "true",
    NODE_EXTRA_CA_CERTS: certificate,
  };
  const instances = await Promise.all([1, 2].map(() => startServerProcess({ settings })));
  for (const { stop } of instances) onTestFinished(() => stop().then(() => undefined));
  const [one, two] = instances;
  if (!one || !two) throw new Error("There are no instances");
  for (const { url } of instances) {
    await until("it is ready", async () => (await fetch(`${url}/readyz`)).ok);
  }
  const { client: anna } = await seatAt(one, room, "Anna");
  const { client: boris } = await seatAt(two, room, "Boris");
  const news = await anna.next("member-joined");
  expect(news).toMatchObject({ member: { name: "Boris" } });
  boris.say({ type: "leave" });
  await anna.next("member-left");
  for (const { output } of instances) expect(output()).not.toContain(PASSWORD);
}

it("[FA22] a cluster that speaks TLS and wants a password", async () => {
  const tls = certify();
  const cluster = await startRedisCluster({ tls });
  onTestFinished(cluster.stop);
  for (const { port } of cluster.primaries) await ask(port, `CONFIG SET requirepass ${PASSWORD}`);
  await meetOver(withPassword(cluster.url), tls.certificate);
});

it("[FA23] a primary behind Sentinel that speaks TLS and wants a password", async () => {
  const tls = certify();
  const primary = await startRedis({ tls });
  onTestFinished(primary.stop);
  const sentinel = await startRedis({
    tls,
    config: [
      "tls-replication yes",
      `sentinel monitor efir ${HOST} ${primary.tlsPort} 1`,
      `sentinel auth-pass efir ${PASSWORD}`,
    ],
    args: ["--sentinel"],
  });
  onTestFinished(sentinel.stop);
  await ask(primary.port, `CONFIG SET requirepass ${PASSWORD}`);
  const url = `rediss+sentinel://${HOST}:${sentinel.tlsPort}/efir`;
  await meetOver(withPassword(url), tls.certificate);
});

it("[FA24] a Sentinel that is named as if it were Redis is refused with a sentence", async () => {
  const primary = await startRedis();
  onTestFinished(primary.stop);
  const config = [`sentinel monitor efir ${HOST} ${primary.port} 1`];
  const sentinel = await startRedis({ config, args: ["--sentinel"] });
  onTestFinished(sentinel.stop);
  const settings = { REDIS_URL: `redis://${HOST}:${sentinel.port}`, SESSION_SECRET };
  await expect(startServerProcess({ settings })).rejects.toThrow("names a Sentinel");
});
