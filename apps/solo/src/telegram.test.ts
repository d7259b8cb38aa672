import { createServer } from "node:http";
import { randomBytes } from "node:crypto";
import express from "express";
import { createMemoryBotStore, type RunningBot } from "@efir/bot";
import { createLogger, readEnvironment, type Environment } from "@efir/config";
import { createMemoryDirectory, createMemoryFigures, createMemoryHostRooms } from "@efir/directory";
import { createMemoryNotes, createMemoryQueue } from "@efir/gateway";
import { systemClock } from "@efir/kit";
import { InstanceId, Member, RoomCode } from "@efir/protocol";
import * as v from "valibot";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { closeServer, listen } from "./listen.ts";
import { chooseTelegram, startBotFor, type Telegram } from "./telegram.ts";

const ANNA = 700_000_001;
const STANDUP = -1_002_100_000_001;
const SECRET = "s".repeat(40);
const randomId = () => randomBytes(12).toString("base64url");

function environmentOf(settings: Record<string, string>): Environment {
  const read = readEnvironment(settings);
  if (!read.ok) throw new Error("The settings of the test are wrong");
  return read.value;
}

/** The desk with its Telegram, on a free port, and a bot that can be started and stopped. */
async function openDesk() {
  const app = express();
  const server = createServer(app);
  const port = await listen(server, 0);
  if (!port.ok) throw new Error("no port");
  const url = `http://localhost:${port.value}`;
  const environment = { ...environmentOf({ ADMIN_IDS: String(ANNA) }), publicUrl: url };
  const telegram = chooseTelegram(environment, {
    url,
    production: false,
    randomId,
    restartBot: () => undefined,
  });
  if (telegram.kind === "sandbox") app.use(telegram.sandbox.app);

  const directory = createMemoryDirectory({ clock: systemClock });
  const clock = systemClock;
  const store = createMemoryBotStore({ clock });
  const messages = { queue: createMemoryQueue({ clock }), notes: createMemoryNotes({ clock }) };
  const logger = createLogger({ level: "error", name: "test" });
  const bots: RunningBot[] = [];

  const startBot = (how: "polling" | "webhook") => {
    const telegramWebhook =
      how === "webhook" ? { url: `${url}/webhook/telegram`, secret: SECRET } : null;
    const bot = startBotFor(telegram, url, {
      environment: { ...environment, telegramWebhook },
      directory,
      store,
      messages,
      figures: createMemoryFigures(),
      hostRooms: createMemoryHostRooms({ clock }),
      clock,
      logger,
      randomId,
    });
    if (!("started" in bot)) throw new Error("no bot");
    app.use(bot.app);
    bots.push(bot);
    return bot;
  };

  return {
    url,
    directory,
    store,
    startBot,
    close: async () => {
      await Promise.all(bots.map((bot) => bot.close()));
      if (telegram.kind === "sandbox") telegram.sandbox.close();
      await closeServer(server);
      await Promise.all([directory.close(), store.close()]);
    },
  };
}

let desk: Awaited<ReturnType<typeof openDesk>>;
beforeEach(async () => {
  desk = await openDesk();
});
afterEach(() => desk.close());

const say = (text: string) =>
  fetch(`${desk.url}/sandbox/api/messages`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ user: ANNA, chat: STANDUP, text }),
  });

interface World {
  readonly chats: readonly {
    readonly id: number;
    readonly messages: readonly {
      readonly text: string;
      readonly buttons: readonly (readonly { readonly url?: string }[])[];
    }[];
  }[];
}

async function cards() {
  const answer = await fetch(`${desk.url}/sandbox/api/world?user=${ANNA}`);
  const { chats } = (await answer.json()) as World;
  const messages = chats.find(({ id }) => id === STANDUP)?.messages ?? [];
  return messages.filter(({ buttons }) => buttons.length > 0);
}
const shown = async () => (await cards()).map(({ text }) => text);

describe("the bot on a desk", () => {
  it.each(["polling", "webhook"] as const)("[SL1] answers /room by %s", async (how) => {
    await desk.startBot(how).started;
    await say("/room@EfirSandboxBot standup");
    await expect.poll(shown, { timeout: 4_000 }).toEqual([expect.stringContaining("standup")]);
  });

  it("[SL2] a bot that was away brings its cards up to date when it is back", async () => {
    const first = desk.startBot("polling");
    await first.started;
    await say("/room@EfirSandboxBot standup");
    await expect.poll(shown, { timeout: 4_000 }).toHaveLength(1);
    await first.close();

    const [card] = await cards();
    const link = card?.buttons.flat()[0]?.url ?? "";
    const code = v.parse(RoomCode, new URL(link).searchParams.get("startapp"));
    const instance = v.parse(InstanceId, "elsewhere");
    await desk.directory.renew(instance);
    const state = { mic: "on", camera: "off", screen: "off", hand: false, level: 0 };
    const boris = {
      id: "tg700000002",
      name: "Boris",
      avatar: null,
      seat: "seat-boris",
      joinedAt: 1,
    };
    const admitted = await desk.directory.admit(code, {
      member: v.parse(Member, { ...boris, state }),
      instance,
    });
    expect(admitted.ok).toBe(true);
    expect(await shown()).toEqual([expect.not.stringContaining("Boris")]);

    await desk.startBot("polling").started;
    await expect.poll(shown, { timeout: 4_000 }).toEqual([expect.stringContaining("Boris")]);
  });
});

describe("what other people than talkers get", () => {
  const whisper = (text: string) =>
    fetch(`${desk.url}/sandbox/api/messages`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ user: ANNA, chat: ANNA, text }),
    });
  const answers = async () => {
    const answer = await fetch(`${desk.url}/sandbox/api/world?user=${ANNA}`);
    const { chats } = (await answer.json()) as World;
    return chats.find(({ id }) => id === ANNA)?.messages.slice(1) ?? [];
  };

  it("[SL20] free text in private is answered by the gateway, as Telegram takes it", async () => {
    await desk.startBot("polling").started;
    await whisper("Открой комнату «Планёрка»");
    await expect.poll(answers, { timeout: 4_000 }).toEqual([
      expect.objectContaining({
        text: expect.stringContaining("Комната «Планёрка» открыта") as string,
        buttons: [[expect.objectContaining({ text: "Войти в эфир" })]],
      }),
    ]);
  });

  it("[SL21] an admin gets the day as a picture that Telegram takes", async () => {
    await desk.startBot("polling").started;
    await whisper("/stats");
    await expect
      .poll(answers, { timeout: 4_000 })
      .toEqual([
        expect.objectContaining({ text: expect.stringMatching(/^🖼 Today by the hour/) as string }),
      ]);
  });
});

describe("which Telegram", () => {
  const chosen = (settings: Record<string, string>, production: boolean): Telegram["kind"] =>
    chooseTelegram(environmentOf(settings), {
      url: "http://localhost:1",
      production,
      randomId,
      restartBot: () => undefined,
    }).kind;

  it("[SL3] a local one stands in on a desk only, never in production nor beside a real bot", () => {
    const real = { BOT_TOKEN: `123456789:${"A".repeat(35)}` };
    expect(chosen({}, false)).toBe("sandbox");
    expect(chosen({}, true)).toBe("none");
    expect(chosen(real, false)).toBe("real");
    expect(chosen({ ...real, TELEGRAM_ENABLED: "false" }, false)).toBe("none");
  });
});
