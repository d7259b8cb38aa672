import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import {
  Bot,
  GrammyError,
  InlineKeyboard,
  InlineQueryResultBuilder,
  InputFile,
  webhookCallback,
} from "grammy";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { systemClock } from "@efir/kit";
import {
  ANNA,
  BORIS,
  BOT,
  eventually,
  FRIENDS,
  startSandboxOn,
  TEAM,
  TWO,
  type SandboxHands,
} from "./testing/sandbox-server.ts";

let desk: SandboxHands;
let bot: Bot;

/** A small bot, as any bot on grammY is: it knows nothing of the sandbox but the address. */
function createBot(): Bot {
  const made = new Bot(desk.sandbox.botToken, { client: { apiRoot: desk.root } });
  const hand = new InlineKeyboard().text("Hand", "hand");
  made.command("start", (ctx) => ctx.reply(`Hello, ${ctx.match || "nobody"}`));
  made.command("room", (ctx) =>
    ctx.reply("<b>Room</b>", { parse_mode: "HTML", reply_markup: hand }),
  );
  made.callbackQuery("hand", async (ctx) => {
    await ctx.editMessageText("Hands: 1", { reply_markup: hand });
    await ctx.answerCallbackQuery("Raised");
  });
  const card = InlineQueryResultBuilder.article("r1", "Room", { reply_markup: hand }).text(
    "Come in",
  );
  made.on("inline_query", (ctx) => ctx.answerInlineQuery([card], { is_personal: true }));
  made.on("chosen_inline_result", (ctx) => ctx.editMessageText("1 on air"));
  made.on("guest_message", (ctx) => ctx.answerGuestQuery(card));
  made.catch(({ error }) => void failures.push(error));
  return made;
}
const failures: unknown[] = [];

const texts = async (user: number, chat: number) =>
  (await desk.chat(user, chat)).messages.map(({ text }) => text);
const shows = (user: number, chat: number, text: string) =>
  eventually(
    () => texts(user, chat),
    (all) => all.includes(text),
  ).then((all) => expect(all).toContain(text));

/** What every bot must see, however its updates come. */
function conversations() {
  it("[SB168] a command is answered, in its topic", async () => {
    await desk.say(BORIS, BORIS, "/start room_1");
    await shows(BORIS, BORIS, "Hello, room_1");
    await desk.page("messages", { user: BORIS, chat: TEAM, text: `/room${BOT}`, thread: 2 });
    await shows(ANNA, TEAM, "Room");
    const answer = (await desk.chat(ANNA, TEAM)).messages.at(-1)!;
    expect(answer).toMatchObject({ thread: 2, entities: [{ kind: "bold" }] });
  });

  it("[SB169] a button edits its message and answers its query", async () => {
    await desk.say(ANNA, FRIENDS, `/room${BOT}`);
    await shows(ANNA, FRIENDS, "Room");
    const message = (await desk.chat(ANNA, FRIENDS)).messages.at(-1)!.id;
    const pressed = { user: BORIS, chat: FRIENDS, message, data: "hand" };
    const { body } = await desk.page("callbacks", pressed);
    expect(body).toEqual({ text: "Raised", alert: false, url: null });
    expect(await texts(ANNA, FRIENDS)).toContain("Hands: 1");
  });

  it("[SB170] an inline result is chosen and then edited", async () => {
    const asked = { user: ANNA, chat: TWO, query: "daily" };
    const { body } = await desk.page("inline-queries", asked);
    expect(body.results).toEqual([{ id: "r1", title: "Room", description: "" }]);
    const { queryId } = body;
    await desk.page("chosen-results", { user: ANNA, chat: TWO, queryId, resultId: "r1" });
    await shows(BORIS, TWO, "1 on air");
  });

  it("[SB171] a guest is called and answers", async () => {
    await desk.say(BORIS, TWO, `${BOT} a room, please`);
    await shows(ANNA, TWO, "Come in");
  });
}

beforeEach(async () => {
  failures.length = 0;
  desk = await startSandboxOn(systemClock);
  bot = createBot();
});
afterEach(() => expect(failures).toEqual([]));

describe("grammY by long poll", () => {
  let polls = 0;
  let running: Promise<void>;
  beforeEach(async () => {
    polls = 0;
    bot.api.config.use((call, method, ...rest) => {
      if (method === "getUpdates") polls++;
      return call(method, ...rest);
    });
    await new Promise<void>((started) => {
      running = bot.start({ timeout: 20, onStart: () => started() });
    });
  });
  afterEach(async () => {
    await bot.stop();
    await running;
    await desk.close();
  });

  conversations();

  it("[SB172] [TRAP51] an idle bot polls once and waits", async () => {
    for (let turn = 0; turn < 50; turn++) await desk.api("getMe");
    expect(polls).toBe(1);
  });

  it("[SB173] a refusal reaches the bot as an error it understands", async () => {
    await desk.say(ANNA, ANNA, "/start");
    const send = (chat: number, text: string) => bot.api.sendMessage(chat, text);
    await expect(send(5, "x")).rejects.toThrow(GrammyError);
    await expect(send(5, "x")).rejects.toMatchObject({
      error_code: 400,
      description: "Bad Request: chat not found",
    });
    for (let n = 0; n < 20; n++) await send(FRIENDS, `${n}`);
    const parameters = { retry_after: expect.any(Number) as unknown };
    await expect(send(FRIENDS, "x")).rejects.toMatchObject({ error_code: 429, parameters });
  });

  it("[SB174] a photo is uploaded as grammY uploads it", async () => {
    const photo = new InputFile(Buffer.from("\r\n--not a boundary"), "card.png");
    const sent = await bot.api.sendPhoto(FRIENDS, photo, {
      caption: "Инвайт",
      reply_markup: new InlineKeyboard().text("b", "d"),
    });
    expect(sent).toMatchObject({ caption: "Инвайт", reply_markup: { inline_keyboard: [[{}]] } });
    const { file_size } = await bot.api.getFile(sent.photo.at(-1)!.file_id);
    expect(file_size).toBe(18);
  });
});

describe("grammY by webhook", () => {
  const secretToken = "s3cret";
  const server = createServer();
  beforeEach(async () => {
    const handle = webhookCallback(bot, "http", { secretToken });
    server.removeAllListeners("request").on("request", (request, response) => {
      void handle(request, response);
    });
    if (!server.listening)
      await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
    const { port } = server.address() as AddressInfo;
    await bot.api.setWebhook(`http://127.0.0.1:${port}/`, { secret_token: secretToken });
  });
  afterEach(async () => {
    await desk.close();
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
  });

  conversations();
});
