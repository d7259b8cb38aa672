import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { createLogger, readEnvironment, type Environment } from "@efir/config";
import { createMemoryDirectory, createMemoryFigures, createMemoryHostRooms } from "@efir/directory";
import { createMemoryNotes, createMemoryQueue } from "@efir/gateway";
import { systemClock } from "@efir/kit";
import type { Update } from "grammy/types";
import { afterEach, expect, it, vi } from "vitest";
import { createMemoryBotStore } from "./memory/memory-bot-store.ts";
import { startBot, type RunningBot } from "./start-bot.ts";
import { FakeTelegram, TOKEN } from "./testing/fake-telegram.ts";
import { codeIn, joinOf, seat } from "./testing/world.ts";
import { GROUP, says, types, whispers } from "./testing/updates.ts";

const SECRET = "s".repeat(32);
const WEBHOOK = {
  TELEGRAM_WEBHOOK_URL: "https://efir.example/webhook/telegram",
  TELEGRAM_WEBHOOK_SECRET: SECRET,
};
const endings: (() => Promise<unknown>)[] = [];

afterEach(async () => {
  for (const end of endings.splice(0)) await end();
});

function environmentOf(more: Record<string, string>): Environment {
  const read = readEnvironment({ PUBLIC_URL: "https://efir.example", ...more });
  if (!read.ok) throw new Error("bad settings");
  return read.value;
}

function createStage() {
  const clock = systemClock;
  const telegram = new FakeTelegram();
  const lines: string[] = [];
  const logger = createLogger({
    level: "debug",
    name: "bot",
    write: (line) => void lines.push(line),
  });
  const directory = createMemoryDirectory({ clock });
  const hostRooms = createMemoryHostRooms({ clock });
  const store = createMemoryBotStore({ clock });
  const messages = { queue: createMemoryQueue({ clock }), notes: createMemoryNotes({ clock }) };
  let id = 0;
  const start = (more: Record<string, string> = {}): RunningBot => {
    const bot = startBot({
      environment: environmentOf(more),
      botToken: TOKEN,
      directory,
      hostRooms,
      store,
      messages,
      figures: createMemoryFigures(),
      clock,
      logger,
      randomId: () => `random-${++id}`,
      apiRoot: "https://api.telegram.example",
      fetch: telegram.fetch,
    });
    endings.push(bot.close);
    return bot;
  };
  return { telegram, lines, directory, store, start };
}

async function serve({ app }: RunningBot): Promise<string> {
  const server: Server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  endings.push(async () => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const deliver = (address: string, update: Update) =>
  fetch(`${address}/webhook/telegram`, {
    method: "POST",
    headers: { "x-telegram-bot-api-secret-token": SECRET },
    body: JSON.stringify(update),
  });

const methods = ({ calls }: FakeTelegram) => calls.map(({ method }) => method);

it("[BT80] polling: the webhook is taken away first, and updates are answered", async () => {
  const { telegram, start } = createStage();
  expect(await start().started).toBe(true);
  const before = methods(telegram);
  expect(before.indexOf("deleteWebhook")).toBeGreaterThan(-1);
  telegram.push(whispers("/help"));
  await vi.waitFor(() => expect(telegram.said()).toHaveLength(1));
  expect(methods(telegram)).not.toContain("setWebhook");
});

it("[TRAP24] what updates are wanted is said, in polling and to the webhook", async () => {
  const { telegram, start } = createStage();
  await start().started;
  await vi.waitFor(() => expect(telegram.of("getUpdates")).toHaveLength(1));
  await start(WEBHOOK).started;
  const wanted = ["inline_query", "chosen_inline_result", "guest_message", "my_chat_member"];
  for (const payload of [...telegram.of("getUpdates"), ...telegram.of("setWebhook")])
    expect(payload.allowed_updates).toEqual(expect.arrayContaining(wanted));
  expect(telegram.of("setWebhook")).toHaveLength(1);
});

it("[BT81] webhook: updates come through the door, and are never asked for", async () => {
  const { telegram, start } = createStage();
  const bot = start(WEBHOOK);
  await bot.started;
  const answer = await deliver(await serve(bot), whispers("/help"));
  expect(answer.status).toBe(200);
  expect(telegram.said()).toHaveLength(1);
  expect(methods(telegram)).not.toContain("getUpdates");
  expect(methods(telegram)).not.toContain("deleteWebhook");
  expect(telegram.of("setWebhook")[0]).toMatchObject({
    url: WEBHOOK.TELEGRAM_WEBHOOK_URL,
    secret_token: SECRET,
    drop_pending_updates: false,
  });
});

it("[TRAP25] of many starts one sets the webhook and the commands", async () => {
  const { telegram, start } = createStage();
  for (let n = 0; n < 3; n++) {
    await start(WEBHOOK).started;
    const { url, allowed_updates } = telegram.of("setWebhook")[0]!;
    telegram.webhookInfo = { url, allowed_updates };
  }
  expect(telegram.of("setWebhook")).toHaveLength(1);
  expect(telegram.of("setMyCommands")).toHaveLength(6);
});

it("[TRAP25] a webhook that somebody took away is set again, and so is one with a new secret", async () => {
  const { telegram, start } = createStage();
  await start(WEBHOOK).started;
  const { url, allowed_updates } = telegram.of("setWebhook")[0]!;
  telegram.webhookInfo = { url: "", allowed_updates };
  await start(WEBHOOK).started;
  expect(telegram.of("setWebhook")).toHaveLength(2);
  telegram.webhookInfo = { url, allowed_updates: allowed_updates.slice(1) };
  await start(WEBHOOK).started;
  expect(telegram.of("setWebhook")).toHaveLength(3);
  telegram.webhookInfo = { url, allowed_updates };
  await start({ ...WEBHOOK, TELEGRAM_WEBHOOK_SECRET: "t".repeat(32) }).started;
  expect(telegram.of("setWebhook")).toHaveLength(4);
});

it("[BT82] updates that were had are not delivered again after a stop", async () => {
  const { telegram, start } = createStage();
  const bot = start();
  await bot.started;
  const update = whispers("/help");
  telegram.push(update);
  await vi.waitFor(() => expect(telegram.said()).toHaveLength(1));
  await bot.close();
  expect(telegram.of("getUpdates").at(-1)).toMatchObject({
    offset: update.update_id + 1,
    timeout: 0,
  });
  const asked = telegram.of("getUpdates").length;
  telegram.push(whispers("/help"));
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(telegram.of("getUpdates")).toHaveLength(asked);
});

it("[BT83] a stop waits for what is being done", async () => {
  const { telegram, start } = createStage();
  const bot = start(WEBHOOK);
  await bot.started;
  const release = telegram.hold("sendMessage");
  const delivered = deliver(await serve(bot), whispers("/help"));
  await vi.waitFor(() => expect(telegram.of("sendMessage")).toHaveLength(1));
  let isClosed = false;
  const closing = bot.close().then(() => (isClosed = true));
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(isClosed).toBe(false);
  release();
  await closing;
  expect((await delivered).status).toBe(200);
});

it("[BT84] a chat that takes long does not hold up the others", async () => {
  const { telegram, start } = createStage();
  await start().started;
  const release = telegram.hold("answerInlineQuery");
  telegram.push(types("x"), says("/help@EfirBot", GROUP));
  await vi.waitFor(() => expect(telegram.said()).toHaveLength(1));
  telegram.push(says("/help@EfirBot", GROUP));
  await vi.waitFor(() => expect(telegram.said()).toHaveLength(2), 4_000);
  release();
});

it("[BT85] it comes up by itself when Telegram does, and is not ready before", async () => {
  const { telegram, start, lines } = createStage();
  telegram.refuse("getMe", "lost");
  const bot = start();
  const address = await serve(bot);
  expect((await fetch(`${address}/readyz`)).status).toBe(503);
  expect(await bot.started).toBe(true);
  expect((await fetch(`${address}/readyz`)).status).toBe(200);
  expect(lines.join()).toContain("the bot cannot start");
});

it("[BT86] a wrong token is said once, and not tried again", async () => {
  const { telegram, start, lines } = createStage();
  telegram.refuse("getMe", { error_code: 401, description: "Unauthorized" });
  expect(await start().started).toBe(false);
  expect(telegram.of("getMe")).toHaveLength(1);
  expect(lines).toHaveLength(1);
});

it("[BT87] a stop before Telegram ever answered is a stop", async () => {
  const { telegram, start } = createStage();
  telegram.refuse("getMe", "lost", "lost", "lost");
  const bot = start();
  await vi.waitFor(() => expect(telegram.of("getMe")).toHaveLength(1));
  await bot.close();
  expect(await bot.started).toBe(false);
});

it("[TRAP25] another process that asks for updates too is a warning, and it is tried again later", async () => {
  const { telegram, start, lines } = createStage();
  const description = "Conflict: terminated by other getUpdates request";
  telegram.refuse("getUpdates", { error_code: 409, description });
  telegram.push(whispers("/help"));
  await start().started;
  await vi.waitFor(() => expect(telegram.said()).toHaveLength(1), 3_000);
  expect(lines.join()).toContain('"conflict":true');
});

it("[BT88] a card lives: whoever comes stands on it", async () => {
  const { telegram, start, directory } = createStage();
  await start().started;
  telegram.push(says("/room", GROUP));
  await vi.waitFor(() => expect(telegram.of("sendMessage")).toHaveLength(1));
  const room = codeIn(joinOf(telegram.of("sendMessage")[0]).url ?? "");
  await seat(directory, room, "Chen");
  await vi.waitFor(() => expect(telegram.of("editMessageText")).toHaveLength(1), 5_000);
  expect(telegram.of("editMessageText")[0]?.text).toContain("Chen");
});

it("[BT89] the metrics know how long updates took", async () => {
  const { telegram, start } = createStage();
  const bot = start();
  await bot.started;
  telegram.push(whispers("/help"));
  await vi.waitFor(() => expect(telegram.said()).toHaveLength(1));
  const text = await (await fetch(`${await serve(bot)}/metrics`)).text();
  expect(text).toContain('efir_bot_update_duration_seconds_count{kind="message"} 1');
});

it("[BT121] the metrics know each request to Telegram, also one that is tried again", async () => {
  const { telegram, start } = createStage();
  const bot = start();
  await bot.started;
  telegram.refuse("sendMessage", {
    error_code: 429,
    description: "Too Many Requests",
    parameters: { retry_after: 0 },
  });
  telegram.push(whispers("/help"));
  await vi.waitFor(() => expect(telegram.said()).toHaveLength(2));
  const text = await (await fetch(`${await serve(bot)}/metrics`)).text();
  const calls = (method: string, outcome: string) =>
    `efir_bot_telegram_calls_total{method="${method}",outcome="${outcome}"} 1`;
  for (const line of [
    calls("getMe", "ok"),
    calls("sendMessage", "429"),
    calls("sendMessage", "ok"),
  ])
    expect(text).toContain(line);
  expect(text).toContain("efir_bot_cards_to_edit 0");
});

it("[GT1] free text in private is answered through the gateway; other programs are let in by key", async () => {
  const { telegram, start, directory } = createStage();
  const bot = start({ GATEWAY_KEYS: "k".repeat(32) });
  await bot.started;
  telegram.push(whispers("Открой, пожалуйста, комнату «Планёрка»"));
  await vi.waitFor(() => expect(telegram.said()).toHaveLength(1), 3_000);
  const [sent] = telegram.of("sendMessage");
  const room = codeIn(joinOf(sent).web_app?.url ?? "");
  expect(sent?.text).toContain(`https://t.me/EfirBot?startapp=${room}`);
  expect(await directory.room(room)).toMatchObject({ title: "Планёрка", owner: "tg7" });
  const address = await serve(bot);
  const asked = await fetch(`${address}/api/messages/`, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      "x-client-key": "k".repeat(32),
      "x-webhook-url": "https://hooks.crm.io/",
    },
    body: JSON.stringify({ client_id: "telegram_7", content: "help" }),
  });
  expect(asked.status).toBe(403);
  const text = await (await fetch(`${address}/metrics`)).text();
  expect(text).toContain('efir_bot_messages_accepted_total{platform="telegram"} 1');
  expect(text).toContain('efir_bot_message_delivery_seconds_count{platform="telegram"} 1');
  expect(text).toContain('efir_bot_messages{state="waiting"} 0');
});

it("[TRAP22] no line of all that holds the token", async () => {
  const { telegram, start, lines } = createStage();
  telegram.refuse("getMe", "lost");
  telegram.refuse("setWebhook", "lost", { error_code: 400, description: `Bad Request: ${TOKEN}` });
  const bot = start(WEBHOOK);
  await bot.started;
  expect(lines.length).toBeGreaterThan(2);
  expect(lines.join()).not.toContain(TOKEN.split(":")[1]);
});
