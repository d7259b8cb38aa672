import { afterEach, beforeEach, describe, expect, it } from "vitest";
import {
  ANNA,
  BORIS,
  CHEN,
  eventually,
  FRIENDS,
  NEWS,
  NO_BOT,
  refusal,
  STANDUP,
  startSandbox,
  type TestSandbox,
} from "./testing/sandbox-server.ts";

let desk: TestSandbox;
beforeEach(async () => {
  desk = await startSandbox();
});
afterEach(() => desk.close());

const asking = (more: object = {}, text = "Choose") => ({
  keyboard: [
    [{ text, request_chat: { request_id: 7, chat_is_channel: false, ...more } }, "or type it"],
  ],
});

describe("a key that asks for a chat", () => {
  const asked = async (more: object = {}) => {
    await desk.say(ANNA, ANNA, "/start");
    await desk.updates();
    const { body } = await desk.send(ANNA, "Which?", { reply_markup: asking(more) });
    expect(body.result.reply_markup).toBeUndefined();
    return body.result.message_id;
  };
  const share = (message: number, shared: number, request = 7) =>
    desk.page("shared-chats", { user: ANNA, chat: ANNA, message, request, shared });

  it("[SB176] is shown once, and what is chosen reaches the bot", async () => {
    const message = await asked({ request_title: true });
    const shown = async () =>
      (await desk.chat(ANNA, ANNA)).messages.find(({ id }) => id === message)?.buttons.flat();
    expect(await shown()).toMatchObject([{ kind: "request-chat", text: "Choose", request: 7 }]);
    expect((await share(message, FRIENDS)).status).toBe(200);
    expect(await shown()).toEqual([]);
    const [update] = await eventually(desk.updates, ({ length }) => length > 0);
    expect(update?.message).toMatchObject({
      from: { id: ANNA },
      chat_shared: { request_id: 7, chat_id: FRIENDS, title: "Friends" },
    });
    expect((await share(message, FRIENDS)).body.error.code).toBe("no-such-button");
  });

  it("[SB177] takes a chat of the kind that was asked for, with the bot in it if that was", async () => {
    const message = await asked({ bot_is_member: true });
    const codes = [];
    for (const chat of [NEWS, NO_BOT, BORIS])
      codes.push((await share(message, chat)).body.error.code);
    expect(codes).toEqual(["chat-not-allowed", "chat-not-allowed", "chat-not-found"]);
    expect((await share(message, FRIENDS, 8)).body.error.code).toBe("no-such-button");
    expect((await share(message, STANDUP)).status).toBe(200);
    const [update] = await eventually(desk.updates, ({ length }) => length > 0);
    expect(update?.message?.chat_shared).toEqual({ request_id: 7, chat_id: STANDUP });
  });

  it("[SB178] is refused outside private chats, without words, and with a number that is none", async () => {
    await asked();
    const send = async (chat: number, markup: object) =>
      refusal(await desk.send(chat, "Which?", { reply_markup: markup }));
    expect(await send(FRIENDS, asking())).toBe(
      "400 Bad Request: Chats can be requested in private chats only",
    );
    expect(await send(ANNA, asking({}, " "))).toMatch(/must be non-empty/);
    expect(await send(ANNA, asking({ request_id: 2 ** 31 }))).toMatch(/^400/);
    expect(await send(FRIENDS, { keyboard: [["yes"], ["no"]] })).toBe("accepted");
  });
});

describe("people of a chat", () => {
  const move = (to: string, user = CHEN, chat = FRIENDS) =>
    desk.page("faults", { kind: "move-member", chat, user, to });
  const statusOf = async (user: number, chat = FRIENDS) => {
    const { body } = await desk.api("getChatMember", { chat_id: chat, user_id: user });
    return body.result.status;
  };

  it("[SB179] come and go, and the bot is told what they are when it asks", async () => {
    expect(await statusOf(CHEN)).toBe("member");
    await move("left");
    expect(await statusOf(CHEN)).toBe("left");
    await move("banned");
    expect(await statusOf(CHEN)).toBe("kicked");
    expect((await desk.world(CHEN)).chats.some(({ id }) => id === FRIENDS)).toBe(false);
    await move("member");
    expect(await statusOf(CHEN)).toBe("member");
    expect(refusal(await desk.api("getChatMember", { chat_id: FRIENDS, user_id: 5 }))).toBe(
      "400 Bad Request: member not found",
    );
    expect((await move("left", CHEN, CHEN)).status).toBe(409);
  });

  it("[SB180] are told of by themselves where the bot is an admin and asked to hear of it", async () => {
    await move("banned", CHEN, NEWS);
    expect(await desk.updates()).toEqual([]);
    await desk.api("getUpdates", { allowed_updates: ["chat_member"] });
    await move("member", CHEN);
    await move("member", CHEN, NEWS);
    const updates = await eventually(desk.updates, ({ length }) => length > 0);
    expect(updates).toMatchObject([
      {
        chat_member: {
          chat: { id: NEWS },
          old_chat_member: { status: "kicked", user: { id: CHEN } },
          new_chat_member: { status: "member" },
        },
      },
    ]);
  });
});
