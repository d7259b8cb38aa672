import type { Update } from "grammy/types";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import {
  ANNA,
  BORIS,
  CHEN,
  FRIENDS,
  NEWS,
  NO_BOT,
  NOW,
  hears,
  refusal,
  STANDUP,
  startSandbox,
  TEAM,
  TWO,
  type TestSandbox,
} from "../testing/sandbox-server.ts";

let desk: TestSandbox;
beforeEach(async () => {
  desk = await startSandbox();
  await desk.say(ANNA, ANNA, "/start");
  await desk.updates();
});
afterEach(() => desk.close());

const keyboard = (...buttons: object[]) => ({ reply_markup: { inline_keyboard: [buttons] } });
const webApp = keyboard({ text: "Join", web_app: { url: "https://app.example/?room=1" } });
const last = async (user: number, chat: number) => (await desk.chat(user, chat)).messages.at(-1)!;

describe("who may be written to", () => {
  it("[SB50] a message arrives, and comes back as Telegram gives it", async () => {
    const { body } = await desk.send(FRIENDS, "hello");
    expect(body).toEqual({
      ok: true,
      result: {
        message_id: 1,
        from: {
          id: expect.any(Number) as unknown,
          is_bot: true,
          first_name: "Efir",
          username: "EfirSandboxBot",
        },
        chat: { id: FRIENDS, type: "group", title: "Friends" },
        date: NOW / 1_000,
        text: "hello",
      },
    });
    expect(await last(BORIS, FRIENDS)).toMatchObject({ text: "hello", from: { isBot: true } });
  });

  it.each([
    ["a chat that is not there", 12345, "400 Bad Request: chat not found"],
    ["a name nobody has", "@nobody", "400 Bad Request: chat not found"],
    ["a group without the bot", NO_BOT, "400 Bad Request: chat not found"],
    ["the chat of two people", TWO, "400 Bad Request: chat not found"],
    [
      "who never pressed Start",
      BORIS,
      "403 Forbidden: bot can't initiate conversation with a user",
    ],
  ])("[SB51] %s", async (_what, chat, sentence) => {
    expect(refusal(await desk.send(chat as number, "hi"))).toBe(sentence);
  });

  it("[SB52] whoever blocks the bot is out of reach until they unblock it", async () => {
    await desk.page("faults", { kind: "block-bot", user: ANNA });
    expect(refusal(await desk.send(ANNA, "hi"))).toBe("403 Forbidden: bot was blocked by the user");
    await desk.page("faults", { kind: "unblock-bot", user: ANNA });
    expect(refusal(await desk.send(ANNA, "hi"))).toBe("accepted");
  });

  it.each([
    [FRIENDS, "group"],
    [STANDUP, "supergroup"],
    [NEWS, "channel"],
  ])("[SB53] the bot removed from %d says so", async (chat, kind) => {
    await desk.page("faults", { kind: "remove-bot", chat });
    expect(refusal(await desk.send(chat, "hi"))).toBe(
      `403 Forbidden: bot was kicked from the ${kind} chat`,
    );
  });

  it("[SB54] where it left it is no member", async () => {
    await desk.api("leaveChat", { chat_id: STANDUP });
    expect(refusal(await desk.send(STANDUP, "hi"))).toBe(
      "403 Forbidden: bot is not a member of the supergroup chat",
    );
  });

  it("[SB55] [TRAP50] a group that moved names the supergroup it is now", async () => {
    await desk.page("faults", { kind: "migrate-to-supergroup", chat: FRIENDS });
    const [moved, came] = (await desk.updates()).map(({ message }) => message!);
    const to = moved!.migrate_to_chat_id!;
    const { body } = await desk.send(FRIENDS, "hi");
    expect(body).toEqual({
      ok: false,
      error_code: 400,
      description: "Bad Request: group chat was upgraded to a supergroup chat",
      parameters: { migrate_to_chat_id: to },
    });
    expect([moved!.chat.id, came!.migrate_from_chat_id]).toEqual([FRIENDS, FRIENDS]);
    expect(came!.chat).toEqual({ id: to, type: "supergroup", title: "Friends" });
    expect(refusal(await desk.send(to, "hi"))).toBe("accepted");
  });
});

describe("what may be said", () => {
  it.each([
    ["", "message text is empty"],
    [" \n ", "message text is empty"],
    ["x".repeat(4_097), "message is too long"],
  ])("[SB56] the text %j is refused", async (text, sentence) => {
    expect(refusal(await desk.send(ANNA, text))).toBe(`400 Bad Request: ${sentence}`);
  });

  it("[SB57] 4096 characters are not too many, however many bytes they have", async () => {
    expect(refusal(await desk.send(ANNA, "😀".repeat(4_096)))).toBe("accepted");
  });

  it("[SB58] HTML is read, and refused with the place of its mistake", async () => {
    const { body } = await desk.send(ANNA, "<b>Room</b> open", { parse_mode: "HTML" });
    expect(body.result).toMatchObject({
      text: "Room open",
      entities: [{ type: "bold", offset: 0, length: 4 }],
    });
    const wrong = await desk.send(ANNA, "<room>", { parse_mode: "HTML" });
    expect(refusal(wrong)).toBe(
      '400 Bad Request: can\'t parse entities: Unsupported start tag "room" at byte offset 0',
    );
    expect(refusal(await desk.send(ANNA, "*x*", { parse_mode: "MarkdownV2" }))).toContain("400");
  });

  it("[SB59] entities may be given, and are kept inside the text", async () => {
    const entities = [
      { type: "bold", offset: 0, length: 99 },
      { type: "text_link", offset: 1, length: 1, url: "https://a.example" },
      { type: "custom_emoji", offset: 0, length: 1, custom_emoji_id: "1" },
    ];
    const { body } = await desk.send(ANNA, "abc", { entities });
    expect(body.result.entities).toEqual([
      { type: "bold", offset: 0, length: 3 },
      { type: "text_link", offset: 1, length: 1, url: "https://a.example" },
    ]);
  });

  it("[SB60] what is left out is named", async () => {
    expect(refusal(await desk.api("sendMessage", { text: "x" }))).toBe(
      "400 Bad Request: chat_id is empty",
    );
    expect(refusal(await desk.api("sendMessage", { chat_id: ANNA }))).toBe(
      "400 Bad Request: message text is empty",
    );
  });
});

describe("keyboards", () => {
  it.each([
    ["a group", FRIENDS],
    ["a supergroup", STANDUP],
    ["a channel", NEWS],
  ])("[SB61] [TRAP1] a Mini App button in %s fails the whole call", async (_what, chat) => {
    expect(refusal(await desk.send(chat, "x", webApp))).toBe(
      "400 Bad Request: BUTTON_TYPE_INVALID",
    );
    expect((await desk.chat(ANNA, chat)).messages).toEqual([]);
  });

  it("[SB62] [TRAP1] in a private chat it is welcome, by https or on this machine", async () => {
    expect(refusal(await desk.send(ANNA, "x", webApp))).toBe("accepted");
    const local = keyboard({ text: "Join", web_app: { url: "http://localhost:3000/" } });
    expect(refusal(await desk.send(ANNA, "x", local))).toBe("accepted");
    const http = keyboard({ text: "Join", web_app: { url: "http://app.example/" } });
    expect(refusal(await desk.send(ANNA, "x", http))).toBe(
      "400 Bad Request: inline keyboard button Web App URL 'http://app.example/' is invalid: Only HTTPS links are allowed",
    );
  });

  it.each([
    ["nothing", "", false],
    ["64 bytes", "x".repeat(64), true],
    ["65 bytes", "x".repeat(65), false],
    ["33 Cyrillic letters", "ж".repeat(33), false],
  ])("[SB63] callback data of %s", async (_what, callback_data, isFine) => {
    const answer = refusal(await desk.send(ANNA, "x", keyboard({ text: "b", callback_data })));
    expect(answer).toBe(isFine ? "accepted" : "400 Bad Request: BUTTON_DATA_INVALID");
  });

  it.each([
    [
      { text: "b", url: "nowhere" },
      "inline keyboard button URL 'nowhere' is invalid: Wrong HTTP URL",
    ],
    [{ text: "b", url: "javascript:alert(1)" }, "Wrong HTTP URL"],
    [{ text: "b" }, "Text buttons are unallowed in the inline keyboard"],
    [{ text: " ", callback_data: "x" }, "inline keyboard button text must be non-empty"],
    [{ callback_data: "x" }, "can't parse the parameter"],
  ])("[SB64] the button %j is refused", async (button, sentence) => {
    const answer = refusal(await desk.send(ANNA, "x", keyboard(button)));
    expect(answer).toMatch(/^400 Bad Request: /);
    expect(answer).toContain(sentence);
  });

  it("[SB65] every kind of button comes back to the bot as it sent it, and is shown if it can be", async () => {
    const chosen = {
      query: "q",
      allow_user_chats: true,
      allow_bot_chats: false,
      allow_group_chats: true,
      allow_channel_chats: false,
    };
    const buttons = [
      { text: "1", url: "https://t.me/x" },
      { text: "2", callback_data: "d", style: "primary" },
      { text: "3", switch_inline_query: "" },
      { text: "4", switch_inline_query_current_chat: "q" },
      { text: "5", switch_inline_query_chosen_chat: chosen },
      { text: "6", copy_text: { text: "c" } },
      { text: "7", disabled: {} },
    ];
    const { body } = await desk.send(FRIENDS, "x", keyboard(...buttons));
    expect(body.result.reply_markup!.inline_keyboard).toEqual([buttons]);
    const { buttons: shown } = await last(ANNA, FRIENDS);
    expect(shown[0]!.map(({ kind }) => kind)).toEqual([
      "url",
      "callback",
      "switch-inline",
      "switch-inline-here",
      "switch-inline",
    ]);
  });
});

describe("where it lands", () => {
  it("[SB66] [TRAP19] what names no topic lands in General, what names one in that", async () => {
    await desk.send(TEAM, "lost");
    const { body } = await desk.send(TEAM, "found", { message_thread_id: 2 });
    expect(body.result).toMatchObject({ message_thread_id: 2, is_topic_message: true });
    const { messages } = await desk.chat(ANNA, TEAM);
    expect(messages.map(({ text, thread }) => [text, thread])).toEqual([
      ["lost", 1],
      ["found", 2],
    ]);
  });

  it.each([
    ["General by number", TEAM, 1],
    ["a topic of nobody", TEAM, 99],
    ["a group without topics", STANDUP, 2],
    ["a private chat", ANNA, 2],
  ])("[SB67] [TRAP19] %s: message thread not found", async (_what, chat, message_thread_id) => {
    expect(refusal(await desk.send(chat, "x", { message_thread_id }))).toBe(
      "400 Bad Request: message thread not found",
    );
  });

  it("[SB68] a reply carries the message it answers, and follows it into its topic", async () => {
    await desk.page("messages", {
      user: BORIS,
      chat: TEAM,
      text: "/room@EfirSandboxBot",
      thread: 3,
    });
    const [{ message }] = (await desk.updates()) as [Update];
    expect(message).toMatchObject({ message_thread_id: 3, is_topic_message: true });
    const { message_id } = message!;
    const { body } = await desk.send(TEAM, "here", { reply_parameters: { message_id } });
    expect(body.result).toMatchObject({
      message_thread_id: 3,
      reply_to_message: { message_id, from: { id: BORIS } },
    });
    expect(await last(ANNA, TEAM)).toMatchObject({ thread: 3, replyTo: message_id });
  });

  it("[SB69] a reply to nothing is refused, unless it may go without", async () => {
    const reply_parameters = { message_id: 99 };
    expect(refusal(await desk.send(FRIENDS, "x", { reply_parameters }))).toBe(
      "400 Bad Request: message to be replied not found",
    );
    const may = { message_id: 99, allow_sending_without_reply: true };
    expect(refusal(await desk.send(FRIENDS, "x", { reply_parameters: may }))).toBe("accepted");
  });

  it("[SB70] a post in a channel is the channel's: nobody is its author", async () => {
    const { body } = await desk.send(NEWS, "news");
    expect(body.result).not.toHaveProperty("from");
    expect(body.result.sender_chat).toEqual({ id: NEWS, type: "channel", title: "News" });
    expect((await last(BORIS, NEWS)).from).toEqual({ id: NEWS, name: "News", isBot: false });
  });
});

describe("not too much", () => {
  it("[SB71] twenty messages a minute to a group, then 429 with the seconds to wait", async () => {
    for (let n = 0; n < 20; n++) {
      expect(refusal(await desk.send(FRIENDS, `${n}`))).toBe("accepted");
      desk.clock.advance(1_000);
    }
    const { status, body } = await desk.send(FRIENDS, "more");
    expect([status, body]).toEqual([
      429,
      {
        ok: false,
        error_code: 429,
        description: "Too Many Requests: retry after 40",
        parameters: { retry_after: 40 },
      },
    ]);
    expect(refusal(await desk.send(STANDUP, "elsewhere"))).toBe("accepted");
    desk.clock.advance(39_999);
    expect((await desk.send(FRIENDS, "more")).status).toBe(429);
    desk.clock.advance(1);
    expect((await desk.send(FRIENDS, "more")).status).toBe(200);
  });

  it("[SB72] to a person about one a second, in bursts of twenty", async () => {
    for (let n = 0; n < 20; n++) await desk.send(ANNA, `${n}`);
    expect(refusal(await desk.send(ANNA, "more"))).toBe("429 Too Many Requests: retry after 20");
    desk.clock.advance(20_000);
    for (let n = 0; n < 20; n++) expect((await desk.send(ANNA, `${n}`)).status).toBe(200);
    expect(refusal(await desk.send(ANNA, "more"))).toBe("429 Too Many Requests: retry after 20");
  });

  it("[SB73] what is refused for another reason does not count", async () => {
    for (let n = 0; n < 30; n++) await desk.send(FRIENDS, "x", webApp);
    expect((await desk.send(FRIENDS, "x")).status).toBe(200);
  });
});

describe("for one pair of eyes", () => {
  const to = (receiver_user_id: number, more: object = {}) => ({
    ephemeral_message_parameters: { receiver_user_id, ...more },
  });

  it("[SB74] an ephemeral message has the number 0, and only its receiver sees it", async () => {
    const boris = await desk.listen(BORIS);
    const { body } = await desk.send(FRIENDS, "psst", to(CHEN));
    expect(body.result).toMatchObject({
      message_id: 0,
      ephemeral_message_id: 1,
      receiver_user: { id: CHEN },
    });
    expect((await last(CHEN, FRIENDS)).text).toBe("psst");
    expect((await desk.chat(BORIS, FRIENDS)).messages).toEqual([]);
    await desk.send(FRIENDS, "all");
    await hears(boris, 1);
    expect(boris.heard).toMatchObject([{ message: { text: "all" } }]);
  });

  it("[SB75] it is edited and deleted by its own number, by nobody else's", async () => {
    await desk.send(FRIENDS, "psst", to(CHEN));
    const name = { chat_id: FRIENDS, receiver_user_id: CHEN, ephemeral_message_id: 1 };
    const edit = (more: object) => desk.api("editEphemeralMessageText", { ...name, ...more });
    expect((await edit({ text: "louder" })).body.result).toBe(true);
    expect((await last(CHEN, FRIENDS)).text).toBe("louder");
    expect(refusal(await edit({ text: "x", receiver_user_id: ANNA }))).toContain("not found");
    await desk.api("deleteEphemeralMessage", name);
    expect((await desk.chat(CHEN, FRIENDS)).messages).toEqual([]);
  });

  it("[SB76] only in groups, and only to those who are there", async () => {
    expect(refusal(await desk.send(ANNA, "x", to(ANNA)))).toMatch(/^400 .*only to groups/);
    expect(refusal(await desk.send(FRIENDS, "x", to(1)))).toBe(
      "400 Bad Request: USER_NOT_PARTICIPANT",
    );
    expect(refusal(await desk.send(FRIENDS, "x", to(CHEN, { callback_query_id: "?" })))).toContain(
      "query is too old",
    );
  });
});
