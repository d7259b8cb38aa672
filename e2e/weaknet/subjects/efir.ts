import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { SERVER_ADDRESS, type Network } from "../net/network.ts";
import { end, whenItSays } from "./process.ts";
import type { Subject } from "./subject.ts";
import { startTurnServer, STUN_URL, TURN_SECRET, TURN_URLS } from "./turn-server.ts";

/** From the last letter of the name to the tap on Join. */
const FINGER_TO_BUTTON_MS = 2_500;
const MAIN = fileURLToPath(new URL("../../../apps/solo/src/main.ts", import.meta.url));
const [PORT, REDIS_PORT] = [8080, 6379];

/** The running product, with a real Redis and a real coturn beside it. */
export const EFIR: Subject = {
  name: "efir",
  start: async (network) => {
    const origin = `http://${SERVER_ADDRESS}:${PORT}`;
    const redis = await startRedis(network);
    const turn = await startTurnServer(network);
    let product = await startProduct(network, origin);
    return {
      origin,
      arrive: async (page, { room, name }) => {
        await page.goto(`${origin}/?room=${room}`, { timeout: 90_000 });
        await page.getByTestId("name-input").fill(name, { timeout: 90_000 });
        await wait(FINGER_TO_BUTTON_MS);
      },
      join: async (page, { camera }) => {
        await page.getByTestId("join-button").click();
        const room = page.locator('[data-testid="room"][data-phase="live"]');
        await room.waitFor({ timeout: 60_000 });
        if (camera) await page.getByTestId("camera-button").click();
      },
      kill: async () => {
        await end(product.child, "SIGKILL");
        return async () => {
          product = await startProduct(network, origin);
        };
      },
      freezeStore: () => {
        redis.child.kill("SIGSTOP");
        return () => redis.child.kill("SIGCONT");
      },
      output: product.output,
      stop: async () => {
        redis.child.kill("SIGCONT");
        for (const { child } of [product, turn, redis]) await end(child, "SIGTERM");
      },
    };
  },
};

const startRedis = (network: Network) => {
  const place = ["--bind", "127.0.0.1", "--port", `${REDIS_PORT}`, "--save", ""];
  const child = network.server.spawn("redis-server", place, { stdio: ["ignore", "pipe", "pipe"] });
  return whenItSays(child, /Ready to accept connections/);
};

const startProduct = (network: Network, origin: string) => {
  const env = {
    PATH: process.env["PATH"],
    PORT: `${PORT}`,
    PUBLIC_URL: origin,
    REDIS_URL: `redis://127.0.0.1:${REDIS_PORT}`,
    SESSION_SECRET: "signs-the-sessions-of-a-measurement-only",
    ALLOW_GUESTS: "true",
    TELEGRAM_ENABLED: "false",
    STUN_URLS: STUN_URL,
    TURN_URL: TURN_URLS,
    TURN_SECRET,
    LOG_LEVEL: "info",
  };
  const child = network.server.spawn(process.execPath, [MAIN], {
    env,
    stdio: ["ignore", "pipe", "pipe"],
  });
  return whenItSays(child, /efir is ready/);
};
