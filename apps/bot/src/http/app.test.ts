import { createServer, request, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { createLogger } from "@efir/config";
import { systemClock } from "@efir/kit";
import type { Update } from "grammy/types";
import { afterEach, beforeEach, expect, it } from "vitest";
import { createMetrics } from "../metrics.ts";
import { createApp } from "./app.ts";
import type { HttpDeps } from "./http-deps.ts";

const SECRET = "s".repeat(32);
let server: Server;
let taken: Update[];
let lines: string[];
let deps: HttpDeps;

async function start(more: Partial<HttpDeps> = {}) {
  const write = (line: string) => void lines.push(line);
  deps = {
    messages: (_request, _response, next) => next(),
    webhookSecret: SECRET,
    handle: async (update) => void taken.push(update),
    isReady: () => Promise.resolve(true),
    isStarted: () => true,
    clock: systemClock,
    logger: createLogger({ level: "debug", name: "bot", write }),
    metrics: createMetrics(),
    ...more,
  };
  server = createServer(createApp(deps));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
}

const address = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
const deliver = (body: string, headers: Record<string, string> = {}) =>
  fetch(`${address()}/webhook/telegram`, {
    method: "POST",
    body,
    headers: { "x-telegram-bot-api-secret-token": SECRET, ...headers },
  });

beforeEach(() => {
  taken = [];
  lines = [];
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

it("[BT70] an update that knows the secret is taken, whatever its content type", async () => {
  await start();
  const answer = await deliver('{"update_id":5}', { "content-type": "application/json" });
  expect(answer.status).toBe(200);
  expect(await answer.text()).toBe("");
  expect((await deliver('{"update_id":6}')).status).toBe(200);
  expect(taken).toEqual([{ update_id: 5 }, { update_id: 6 }]);
});

it.each([
  ["none", undefined],
  ["a wrong one", "x".repeat(32)],
  ["a longer one", `${SECRET}s`],
  ["an empty one", ""],
])("[TRAP20] with %s instead of the secret nothing is taken", async (_what, secret) => {
  await start();
  const headers = secret === undefined ? {} : { "x-telegram-bot-api-secret-token": secret };
  const url = `${address()}/webhook/telegram`;
  const answer = await fetch(url, { method: "POST", body: '{"update_id":5}', headers });
  expect(answer.status).toBe(401);
  expect(taken).toEqual([]);
});

it("[TRAP20] without the secret it is answered before the body has come", async () => {
  await start();
  const status = await new Promise((resolve, reject) => {
    const half = request(`${address()}/webhook/telegram`, {
      method: "POST",
      headers: { "content-length": "1000000", "content-type": "application/json" },
    });
    half.on("response", ({ statusCode }) => {
      resolve(statusCode);
      half.destroy();
    });
    half.on("error", reject);
    half.write('{"update_id":');
  });
  expect(status).toBe(401);
});

it("[TRAP20] without a secret of ours there is no webhook", async () => {
  await start({ webhookSecret: null });
  expect((await deliver('{"update_id":5}')).status).toBe(404);
});

it.each([
  ["more than 1 MB", `{"update_id":5,"x":"${"x".repeat(1_100_000)}"}`, 413],
  ["broken JSON", '{"update_id":', 400],
  ["no update", '{"hello":1}', 400],
  ["an update without a number", '{"update_id":"5"}', 400],
  ["nothing", "", 400],
])("[BT71] %s is refused, without a word of what went wrong", async (_what, body, status) => {
  await start();
  const answer = await deliver(body, { "content-type": "application/json" });
  expect(answer.status).toBe(status);
  expect(await answer.text()).toBe("");
  expect(taken).toEqual([]);
});

it("[TRAP23] Telegram is answered within a second, however long the update takes", async () => {
  const { promise, resolve } = Promise.withResolvers<undefined>();
  await start({ handle: () => promise.then(() => void taken.push({ update_id: 5 })) });
  const before = performance.now();
  expect((await deliver('{"update_id":5}')).status).toBe(200);
  expect(performance.now() - before).toBeLessThan(1_000);
  expect(taken).toEqual([]);
  resolve(undefined);
  await promise;
});

it("[BT72] before the bot knows itself, updates are left with Telegram", async () => {
  await start({ isStarted: () => false });
  expect((await deliver('{"update_id":5}')).status).toBe(503);
  expect(taken).toEqual([]);
});

it("[TRAP22] an error that nobody expected is not told", async () => {
  await start({ handle: () => Promise.reject(new Error("https://api/bot123456789:AAtoken")) });
  const answer = await deliver('{"update_id":5}');
  expect(answer.status).toBe(500);
  expect(await answer.text()).toBe("");
  expect(lines.join()).toContain("a request could not be answered");
});

it("[BT73] health, readiness and metrics", async () => {
  let isReady = false;
  await start({ isReady: () => Promise.resolve(isReady) });
  const status = async (path: string) => (await fetch(address() + path)).status;
  expect(await status("/healthz")).toBe(200);
  expect(await status("/readyz")).toBe(503);
  isReady = true;
  expect(await status("/readyz")).toBe(200);
  await deliver('{"update_id":5}', { "x-telegram-bot-api-secret-token": "x" });
  const metrics = await (await fetch(`${address()}/metrics`)).text();
  expect(metrics).toContain('efir_bot_webhook_refused_total{why="secret"} 1');
});
