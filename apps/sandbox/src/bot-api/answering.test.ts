import type { Update } from "grammy/types";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import {
  ANNA,
  BORIS,
  BOT,
  eventually,
  FRIENDS,
  NEWS,
  NO_BOT,
  NOW,
  refusal,
  STANDUP,
  startSandbox,
  TWO,
  type TestSandbox,
} from "../testing/sandbox-server.ts";

let desk: TestSandbox;
beforeEach(async () => {
  desk = await startSandbox();
});
afterEach(() => desk.close());

const TOO_OLD =
  "400 Bad Request: query is too old and response timeout expired or query ID is invalid";
const keyboard = { inline_keyboard: [[{ text: "Hand", callback_data: "hand" }]] };
const article = (id: string, more: object = {}) => ({
  type: "article",
  id,
  title: `Room ${id}`,
  description: "open",
  input_message_content: { message_text: `Come to ${id}` },
  reply_markup: keyboard,
  ...more,
});

/** The next update of a kind. */
const next = async <K extends keyof Update>(kind: K): Promise<NonNullable<Update[K]>> => {
  const look = async () => (await desk.updates()).find((update) => kind in update)?.[kind];
  return (await eventually(look, (found) => found !== undefined))!;
};

describe("buttons", () => {
  const press = async (user = BORIS) => {
    const { body } = await desk.send(FRIENDS, "card", { reply_markup: keyboard });
    const message = body.result.message_id;
    const answered = desk.page("callbacks", { user, chat: FRIENDS, message, data: "hand" });
    return { answered, query: await next("callback_query"), message };
  };
  const answer = (id: string, more: object = {}) =>
    desk.api("answerCallbackQuery", { callback_query_id: id, ...more });

  it("[SB87] a press tells the bot who, where and what, and the person what it answers", async () => {
    const { answered, query, message } = await press();
    expect(query).toMatchObject({
      from: { id: BORIS, language_code: "ru" },
      message: { message_id: message, chat: { id: FRIENDS }, reply_markup: keyboard },
      data: "hand",
      chat_instance: expect.stringMatching(/^-?\d+$/) as unknown,
    });
    await answer(query.id, { text: "Seen", show_alert: true });
    expect((await answered).body).toEqual({ text: "Seen", alert: true, url: null });
  });

  it("[SB88] it is answered once", async () => {
    const { query } = await press();
    await answer(query.id);
    expect(refusal(await answer(query.id))).toBe(TOO_OLD);
    expect(refusal(await answer("unknown"))).toBe(TOO_OLD);
  });

  it("[SB89] an unanswered button spins for a while, and too late is too late", async () => {
    const { answered, query } = await press();
    desk.clock.advance(15_000);
    expect((await answered).body).toEqual({ text: null, alert: false, url: null });
    desk.clock.advance(135_000);
    expect(refusal(await answer(query.id))).toBe(TOO_OLD);
  });

  it("[SB90] an answer has 200 characters at most, and leads only to the bot itself", async () => {
    const { query } = await press();
    expect(refusal(await answer(query.id, { text: "x".repeat(201) }))).toBe(
      "400 Bad Request: MESSAGE_TOO_LONG",
    );
    expect(refusal(await answer(query.id, { url: "https://a.example" }))).toBe(
      "400 Bad Request: URL_INVALID",
    );
    const url = "https://t.me/EfirSandboxBot?start=x";
    expect(refusal(await answer(query.id, { url, text: "ж".repeat(200) }))).toBe("accepted");
  });

  it("[SB91] only buttons that are there can be pressed", async () => {
    const { body } = await desk.send(FRIENDS, "card", { reply_markup: keyboard });
    const message = body.result.message_id;
    const pressed = (more: object) =>
      desk.page("callbacks", { user: ANNA, chat: FRIENDS, message, data: "hand", ...more });
    expect((await pressed({ data: "other" })).body.error.code).toBe("no-such-button");
    expect((await pressed({ message: 99 })).body.error.code).toBe("message-not-found");
  });
});

describe("inline mode", () => {
  const ask = (user: number, query: string, chat = TWO) =>
    desk.page("inline-queries", { user, chat, query });
  const answer = (id: string, results: object[], more: object = {}) =>
    desk.api("answerInlineQuery", { inline_query_id: id, results, ...more });
  const choose = (chat: number, queryId: string, resultId: string) =>
    desk.page("chosen-results", { user: ANNA, chat, queryId, resultId });
  /** Asks, answers, and gives what the person sees. */
  const asked = async (results: object[], more: object = {}) => {
    const answered = ask(ANNA, "daily");
    const query = await next("inline_query");
    expect(refusal(await answer(query.id, results, more))).toBe("accepted");
    return (await answered).body;
  };

  it.each([
    [ANNA, "sender"],
    [TWO, "private"],
    [FRIENDS, "group"],
    [STANDUP, "supergroup"],
    [NEWS, "channel"],
  ])("[SB92] a query says from what kind of chat it comes: %d is %s", async (chat, chat_type) => {
    void ask(ANNA, "daily", chat);
    expect(await next("inline_query")).toMatchObject({
      from: { id: ANNA },
      query: "daily",
      offset: "",
      chat_type,
    });
  });

  it("[SB93] the person sees the results, and the button above them", async () => {
    const seen = await asked([article("a")], { button: { text: "New", start_parameter: "new" } });
    expect(seen).toEqual({
      queryId: expect.any(String) as unknown,
      results: [{ id: "a", title: "Room a", description: "open" }],
      button: { text: "New", startParameter: "new" },
    });
  });

  it("[SB94] a chosen result becomes the person's message, and the bot hears by what name to edit it", async () => {
    const { queryId } = await asked([article("a")]);
    await choose(TWO, queryId, "a");
    const chosen = await next("chosen_inline_result");
    expect(chosen).toMatchObject({ result_id: "a", query: "daily", from: { id: ANNA } });
    const { inline_message_id } = chosen;
    const text = "2 on air";
    expect((await desk.api("editMessageText", { inline_message_id, text })).body.result).toBe(true);
    expect((await desk.chat(BORIS, TWO)).messages).toMatchObject([
      { from: { id: ANNA }, viaBot: "EfirSandboxBot", text, edited: true },
    ]);
  });

  it("[SB95] [TRAP14] without a keyboard there is no name to edit it by", async () => {
    const { queryId } = await asked([article("a", { reply_markup: undefined })]);
    await choose(TWO, queryId, "a");
    expect(await next("chosen_inline_result")).not.toHaveProperty("inline_message_id");
  });

  it("[SB96] its buttons tell the name and the chat instance, never the chat", async () => {
    const { queryId } = await asked([article("a")]);
    const { body } = await choose(TWO, queryId, "a");
    const { inline_message_id } = await next("chosen_inline_result");
    const pressed = { user: BORIS, chat: TWO, message: body.messageId, data: "hand" };
    void desk.page("callbacks", pressed);
    const query = await next("callback_query");
    expect(query).toMatchObject({ inline_message_id, from: { id: BORIS } });
    expect(query).not.toHaveProperty("message");
  });

  it("[SB97] where the bot is a member it also hears the message itself", async () => {
    const { queryId } = await asked([article("a")]);
    await choose(FRIENDS, queryId, "a");
    expect(await next("message")).toMatchObject({
      chat: { id: FRIENDS },
      via_bot: { username: "EfirSandboxBot" },
    });
  });

  it("[SB98] [TRAP13] an answer that is not personal is shown to others who ask the same", async () => {
    await asked([article("annas-own")], { cache_time: 300 });
    const { body } = await ask(BORIS, "daily");
    expect(body.results).toMatchObject([{ id: "annas-own" }]);
    desk.clock.advance(300_000);
    void ask(BORIS, "daily");
    expect(await next("inline_query")).toMatchObject({ from: { id: BORIS } });
  });

  it("[SB99] [TRAP13] a personal one only to the same person", async () => {
    await asked([article("annas-own")], { is_personal: true });
    expect((await ask(ANNA, "daily")).body.results).toHaveLength(1);
    void ask(BORIS, "daily");
    expect(await next("inline_query")).toMatchObject({ from: { id: BORIS } });
  });

  it("[SB100] cache_time 0 keeps nothing", async () => {
    await asked([article("a")], { cache_time: 0 });
    void ask(ANNA, "daily");
    expect(await next("inline_query")).toMatchObject({ from: { id: ANNA } });
  });

  it("[SB101] [TRAP15] after thirty seconds a query is too old; so is one that nobody asked", async () => {
    void ask(ANNA, "slow");
    const { id } = await next("inline_query");
    desk.clock.advance(30_000);
    expect(refusal(await answer(id, []))).toBe(TOO_OLD);
    expect(refusal(await answer("unknown", []))).toBe(TOO_OLD);
  });

  it("[SB102] a bot that does not answer shows nothing", async () => {
    const answered = ask(ANNA, "silence");
    await next("inline_query");
    desk.clock.advance(15_000);
    expect((await answered).body).toMatchObject({ results: [], button: null });
  });

  const web_app = { url: "https://a.example" };
  const oneEnd = "exactly one of web_app and start_parameter must be specified in the button";
  const inWebApp = { inline_keyboard: [[{ text: "J", web_app }]] };
  const button = (more: object) => ({ results: [], button: { text: "b", ...more } });
  it.each([
    [
      "[TRAP1] a Mini App button",
      { results: [article("a", { reply_markup: inWebApp })] },
      "BUTTON_TYPE_INVALID",
    ],
    ["an empty id", { results: [article("")] }, "RESULT_ID_INVALID"],
    ["an id of 66 bytes", { results: [article("ж".repeat(33))] }, "RESULT_ID_INVALID"],
    ["an id twice", { results: [article("a"), article("a")] }, "RESULT_ID_DUPLICATE"],
    [
      "51 results",
      { results: Array.from({ length: 51 }, (_, n) => article(`${n}`)) },
      "RESULTS_TOO_MUCH",
    ],
    ["a long next offset", { results: [], next_offset: "x".repeat(65) }, "NEXT_OFFSET_INVALID"],
    [
      "an empty text",
      { results: [article("a", { input_message_content: { message_text: "" } })] },
      "message text is empty",
    ],
    [
      "no text",
      { results: [article("a", { input_message_content: undefined })] },
      "input message content is not specified",
    ],
    ["no title", { results: [article("a", { title: "" })] }, "article title must be non-empty"],
    [
      "[TRAP3] a start parameter of 65",
      button({ start_parameter: "x".repeat(65) }),
      "START_PARAM_INVALID",
    ],
    [
      "[TRAP3] a start parameter with a dot",
      button({ start_parameter: "a.b" }),
      "START_PARAM_INVALID",
    ],
    ["[TRAP3] an empty start parameter", button({ start_parameter: "" }), "START_PARAM_INVALID"],
    ["a button with two ends", button({ start_parameter: "a", web_app }), oneEnd],
    ["a button with no end", button({}), oneEnd],
  ])("[SB103] %s is refused, and the query stays open", async (_what, input, sentence) => {
    void ask(ANNA, "daily");
    const { id: inline_query_id } = await next("inline_query");
    const answered = await desk.api("answerInlineQuery", { inline_query_id, ...input });
    expect(refusal(answered)).toBe(`400 Bad Request: ${sentence}`);
    expect(refusal(await answer(inline_query_id, [article("fine")]))).toBe("accepted");
  });

  it("[SB104] nothing is chosen that was not offered", async () => {
    const { queryId } = await asked([article("a")]);
    expect((await choose(TWO, queryId, "b")).body.error.code).toBe("result-not-found");
    expect((await choose(TWO, "?", "a")).body.error.code).toBe("result-not-found");
  });
});

describe("guest mode", () => {
  const call = async (chat = TWO, text = `${BOT} room please`) => {
    await desk.say(ANNA, chat, text);
    return next("guest_message");
  };
  const answer = (guest_query_id: string | undefined, result: object = article("a")) =>
    desk.api("answerGuestQuery", { guest_query_id, result });

  it.each([
    ["a private chat of two", TWO, "private"],
    ["a group without the bot", NO_BOT, "group"],
  ])("[SB105] a mention in %s calls the bot, which answers there", async (_what, chat, type) => {
    const message = await call(chat);
    expect(message).toMatchObject({
      from: { id: ANNA },
      chat: { id: chat, type },
      text: `${BOT} room please`,
      guest_query_id: expect.any(String) as unknown,
    });
    const { body } = await answer(message.guest_query_id);
    expect(body.result).toEqual({ inline_message_id: expect.any(String) as unknown });
    expect((await desk.chat(BORIS, chat)).messages.at(-1)).toMatchObject({
      from: { isBot: true },
      text: "Come to a",
      replyTo: message.message_id,
      buttons: [[{ kind: "callback" }]],
    });
    const { inline_message_id } = body.result;
    expect(refusal(await desk.api("editMessageText", { inline_message_id, text: "later" }))).toBe(
      "accepted",
    );
  });

  it("[SB106] a command to the bot calls it too; one without its name calls nobody", async () => {
    await desk.say(ANNA, TWO, "/room");
    await desk.say(ANNA, TWO, "@EfirSandboxBotany");
    expect(await desk.updates()).toEqual([]);
    expect(await call(TWO, `/room${BOT}`)).toMatchObject({ chat: { id: TWO } });
  });

  it("[SB107] a guest answers once, and not after half a minute", async () => {
    const first = await call();
    await answer(first.guest_query_id);
    expect(refusal(await answer(first.guest_query_id))).toBe(TOO_OLD);
    const second = await call();
    desk.clock.advance(30_000);
    expect(refusal(await answer(second.guest_query_id))).toBe(TOO_OLD);
  });

  it("[SB108] [TRAP1] a guest has no Mini App buttons, and may try again", async () => {
    const { guest_query_id } = await call();
    const web_app = { url: "https://a.example" };
    const wrong = article("a", { reply_markup: { inline_keyboard: [[{ text: "J", web_app }]] } });
    expect(refusal(await answer(guest_query_id, wrong))).toBe(
      "400 Bad Request: BUTTON_TYPE_INVALID",
    );
    expect(refusal(await answer(guest_query_id))).toBe("accepted");
  });

  it("[SB109] where the bot is a member a mention calls no guest", async () => {
    await desk.say(ANNA, FRIENDS, `${BOT} hello`);
    expect(await desk.updates()).toEqual([]);
  });
});

describe("prepared messages", () => {
  const prepare = (more: object = {}) =>
    desk.api("savePreparedInlineMessage", { user_id: ANNA, result: article("a"), ...more });
  const share = (user: number, chat: number, preparedId: string) =>
    desk.page("prepared-shares", { user, chat, preparedId });

  it("[SB110] the one it is for sends it, to the kinds of chats that were allowed", async () => {
    const { body } = await prepare({ allow_user_chats: true });
    const { id, expiration_date } = body.result;
    expect(expiration_date).toBeGreaterThan(NOW / 1_000);
    expect((await share(BORIS, TWO, id)).body.error.code).toBe("prepared-message-not-found");
    expect((await share(ANNA, FRIENDS, id)).body.error.code).toBe("chat-not-allowed");
    expect((await share(ANNA, TWO, id)).status).toBe(200);
    expect((await desk.chat(BORIS, TWO)).messages).toMatchObject([
      { from: { id: ANNA }, viaBot: "EfirSandboxBot", text: "Come to a" },
    ]);
    expect(await next("chosen_inline_result")).toMatchObject({
      result_id: "a",
      inline_message_id: expect.any(String) as unknown,
    });
  });

  it("[SB111] it expires", async () => {
    const { body } = await prepare({ allow_user_chats: true });
    desk.clock.advance(body.result.expiration_date * 1_000 - NOW);
    expect((await share(ANNA, TWO, body.result.id)).body.error.code).toBe(
      "prepared-message-not-found",
    );
  });

  it("[SB112] for somebody who is there, and for some kind of chat", async () => {
    expect(refusal(await prepare({ user_id: 5, allow_user_chats: true }))).toBe(
      "400 Bad Request: user not found",
    );
    expect(refusal(await prepare())).toContain("at least one chat type");
  });
});
