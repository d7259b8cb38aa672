import type { Answer } from "@efir/gateway";
import { describe, expect, it } from "vitest";
import { createApi } from "../api.ts";
import { createLinks } from "../links.ts";
import { messageFrom } from "../testing/fake-gateway.ts";
import { FakeTelegram, TOKEN, type Refusal } from "../testing/fake-telegram.ts";
import { code, joinOf } from "../testing/world.ts";
import { telegramSender } from "./telegram-sender.ts";

const links = createLinks({
  publicUrl: "https://efir.example",
  miniAppShortName: "room",
  botName: () => "EfirBot",
});
const ANSWER: Answer = {
  text: "Here it is.",
  room: null,
  intent: "open-room",
  confidence: 0.9,
  escalated: false,
  file: null,
};

function createStage() {
  const telegram = new FakeTelegram();
  const api = createApi({
    token: TOKEN,
    apiRoot: "https://api.telegram.example",
    fetch: telegram.fetch,
  });
  const send = telegramSender({ api, links });
  return {
    telegram,
    api,
    send: (answer: Partial<Answer> = {}, partsSent = 0) =>
      send({ message: messageFrom("telegram_7", { partsSent }), answer: { ...ANSWER, ...answer } }),
  };
}

const tooMany: Refusal = {
  error_code: 429,
  description: "Too Many Requests: retry after 31",
  parameters: { retry_after: 31 },
};
const LONG = `${"word ".repeat(1_000)}end`;

describe("an answer on Telegram", () => {
  it("[GT2] it goes to the person, and the button opens the room itself", async () => {
    const { telegram, send } = createStage();
    const room = { code: code("abc-1"), link: "https://t.me/x" };
    expect(await send({ room })).toEqual({ kind: "delivered" });
    const [sent] = telegram.of("sendMessage");
    expect(sent).toMatchObject({ chat_id: 7, text: "Here it is." });
    expect(joinOf(sent).web_app?.url).toBe("https://efir.example/?room=abc-1");
  });

  it("[GT3] what is too long comes in parts, the button under the last", async () => {
    const { telegram, send } = createStage();
    const room = { code: code("abc-1"), link: "https://t.me/x" };
    await send({ text: LONG, room });
    const sent = telegram.of("sendMessage");
    expect(sent).toHaveLength(2);
    expect(sent.every(({ text }) => text.length <= 4_096)).toBe(true);
    expect(sent.map(({ reply_markup }) => reply_markup !== undefined)).toEqual([false, true]);
  });

  it("[GT4] 429 is obeyed, and the parts that have arrived do not come again", async () => {
    const { telegram, send } = createStage();
    telegram.refuse("sendMessage", tooMany);
    const first = await send({ text: LONG });
    expect(first).toEqual({
      kind: "try-again",
      reason: "status-429",
      notBeforeMs: 31_000,
      partsSent: 0,
    });
    expect(await send({ text: LONG }, 1)).toEqual({ kind: "delivered" });
    expect(telegram.said().at(-1)).toMatch(/end$/);
    expect(telegram.said()).toHaveLength(2);
  });

  it.each([
    [{ error_code: 403, description: "Forbidden: bot was blocked by the user" }, "blocked"],
    [{ error_code: 400, description: "Bad Request: chat not found" }, "blocked"],
    [{ error_code: 400, description: "Bad Request: message text is empty" }, "status-400"],
  ])("[GT5] %j is final", async (refusal, reason) => {
    const { telegram, send } = createStage();
    telegram.refuse("sendMessage", refusal);
    expect(await send()).toEqual({ kind: "refused", reason });
  });

  it.each([
    ["lost", "network"],
    [{ error_code: 500, description: "Internal Server Error" }, "status-500"],
    [{ error_code: 502, description: "Bad Gateway" }, "status-502"],
  ] as const)("[GT6] %j is tried again", async (refusal, reason) => {
    const { telegram, send } = createStage();
    telegram.refuse("sendMessage", refusal);
    expect(await send()).toMatchObject({ kind: "try-again", reason, partsSent: 0 });
  });

  it.each(["photo", "document"] as const)("[GT7] a %s comes with its words", async (kind) => {
    const { telegram, send } = createStage();
    const method = kind === "photo" ? "sendPhoto" : "sendDocument";
    await send({ file: { kind, id: "file-1" }, text: "Look" });
    expect(telegram.of(method)).toEqual([{ chat_id: 7, [kind]: "file-1", caption: "Look" }]);
    expect(telegram.said()).toEqual([]);
    await send({ file: { kind, id: "file-1" }, text: "w".repeat(1_025) });
    expect(telegram.of(method)[1]).not.toHaveProperty("caption");
    expect(telegram.said()).toEqual(["w".repeat(1_025)]);
  });

  it("[TRAP29] words that mean nothing may have been an answer that came too late, and are told so", async () => {
    const { telegram, send } = createStage();
    await send({ intent: "other", text: "I did not get that." });
    await send({ intent: "other", text: "Somebody comes.", escalated: true });
    expect(telegram.said()).toEqual([
      expect.stringMatching(/^I did not get that\.\n\n.*too long ago.*\/new/),
      "Somebody comes.",
    ]);
  });

  it("[GT8] whoever is not a person of Telegram gets nothing", async () => {
    const { telegram, api } = createStage();
    const send = telegramSender({ api, links });
    for (const client of ["telegram_x", "telegram_-5", "anna", "telegram_7 "])
      expect(await send({ message: messageFrom(client), answer: ANSWER })).toMatchObject({
        kind: "refused",
      });
    expect(telegram.calls).toEqual([]);
  });
});
