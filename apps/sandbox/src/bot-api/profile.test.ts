import { afterEach, beforeEach, describe, expect, it } from "vitest";
import {
  ANNA,
  BORIS,
  CHEN,
  FRIENDS,
  NEWS,
  NO_BOT,
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

describe("commands", () => {
  const set = (description: string, more: object = {}) =>
    desk.api("setMyCommands", { commands: [{ command: "room", description }], ...more });
  const menu = async (user: number, chat: number) =>
    (await desk.world(user)).commands[chat]?.map(({ description }) => description);

  it("[SB137] in groups the narrowest scope wins, in each the person's language first", async () => {
    const chat_id = FRIENDS;
    const scopes = [
      { type: "default" },
      { type: "all_group_chats" },
      { type: "all_chat_administrators" },
      { type: "chat", chat_id },
      { type: "chat_administrators", chat_id },
      { type: "chat_member", chat_id, user_id: ANNA },
    ];
    expect(await menu(ANNA, FRIENDS)).toEqual([]);
    const seen: unknown[] = [];
    for (const [n, scope] of scopes.entries()) {
      await set(`${n}`, { scope });
      seen.push([...(await menu(ANNA, FRIENDS))!, ...(await menu(CHEN, FRIENDS))!]);
    }
    // Anna is an admin, Chen is not.
    expect(seen).toEqual([
      ["0", "0"],
      ["1", "1"],
      ["2", "1"],
      ["3", "3"],
      ["4", "3"],
      ["5", "3"],
    ]);
    await set("по-русски", { scope: scopes[3], language_code: "ru" });
    expect([await menu(BORIS, FRIENDS), await menu(CHEN, FRIENDS)]).toEqual([["по-русски"], ["3"]]);
  });

  it("[SB138] in private chats: the chat, then all private chats, then the default", async () => {
    await set("default");
    await set("groups", { scope: { type: "all_group_chats" } });
    expect(await menu(ANNA, ANNA)).toEqual(["default"]);
    await set("private", { scope: { type: "all_private_chats" } });
    expect(await menu(ANNA, ANNA)).toEqual(["private"]);
    await set("anna", { scope: { type: "chat", chat_id: ANNA } });
    expect([await menu(ANNA, ANNA), await menu(BORIS, BORIS)]).toEqual([["anna"], ["private"]]);
  });

  it("[SB139] there is no menu in channels, nor where the bot is not", async () => {
    await set("default");
    expect([await menu(ANNA, NEWS), await menu(ANNA, TWO), await menu(ANNA, NO_BOT)]).toEqual([
      [],
      [],
      [],
    ]);
  });

  it("[SB140] a scope gives back what was set for it, and only that", async () => {
    await set("default");
    await set("ru", { language_code: "ru" });
    const get = async (input: object) => (await desk.api("getMyCommands", input)).body.result;
    expect(await get({})).toEqual([{ command: "room", description: "default" }]);
    expect(await get({ language_code: "ru" })).toEqual([{ command: "room", description: "ru" }]);
    expect(await get({ scope: { type: "all_group_chats" } })).toEqual([]);
    await desk.api("deleteMyCommands", { language_code: "ru" });
    expect(await get({ language_code: "ru" })).toEqual([]);
    await desk.api("setMyCommands", { commands: [] });
    expect(await get({})).toEqual([]);
  });

  it.each([
    [{ commands: [{ command: "Room", description: "x" }] }, "BOT_COMMAND_INVALID"],
    [{ commands: [{ command: "x".repeat(33), description: "x" }] }, "BOT_COMMAND_INVALID"],
    [{ commands: [{ command: "a", description: "" }] }, "BOT_COMMAND_DESCRIPTION_INVALID"],
    [
      { commands: [{ command: "a", description: "x".repeat(257) }] },
      "BOT_COMMAND_DESCRIPTION_INVALID",
    ],
    [
      { commands: Array.from({ length: 101 }, (_, n) => ({ command: `c${n}`, description: "x" })) },
      "BOT_COMMANDS_TOO_MUCH",
    ],
    [{ commands: [], language_code: "pt-br" }, "invalid language code specified"],
    [{ commands: [], scope: { type: "moon" } }, 'can\'t parse the parameter "scope.type"'],
  ])("[SB141] what does not fit is refused: %#", async (input, sentence) => {
    expect(refusal(await desk.api("setMyCommands", input))).toBe(`400 Bad Request: ${sentence}`);
  });
});

describe("the rest of the profile", () => {
  it("[SB142] getMe says what the bot can do", async () => {
    const { botToken, botUsername } = desk.sandbox;
    const { body } = await desk.api("getMe");
    expect(body.result).toMatchObject({
      id: Number(botToken.split(":")[0]),
      is_bot: true,
      username: botUsername,
      can_join_groups: true,
      can_read_all_group_messages: false,
      supports_inline_queries: true,
      supports_guest_queries: true,
    });
  });

  it.each([
    ["name", 64, "Efir"],
    ["description", 512, ""],
    ["short_description", 120, ""],
  ])("[SB143] %s is kept by language, and has its length", async (field, longest, unset) => {
    const name = field.replaceAll("_", "");
    const get = async (language_code = "") => {
      const { result } = (await desk.api(`getMy${name}`, { language_code })).body;
      return (result as Record<string, string>)[field];
    };
    const set = (text: string, language_code = "") =>
      desk.api(`setMy${name}`, { [field]: text, language_code });
    expect(await get()).toBe(unset);
    await set("Rooms");
    await set("Комнаты", "ru");
    expect([await get("ru"), await get("de"), await get()]).toEqual(["Комнаты", "Rooms", "Rooms"]);
    expect((await set("x".repeat(longest + 1))).status).toBe(400);
  });

  it("[SB144] a menu button is for one chat, or for all that have none", async () => {
    const button = (text: string) => ({
      type: "web_app",
      text,
      web_app: { url: "https://a.example" },
    });
    const set = (input: object) => desk.api("setChatMenuButton", input);
    const get = async (input: object = {}) =>
      (await desk.api("getChatMenuButton", input)).body.result;
    expect(await get()).toEqual({ type: "commands" });
    await set({ menu_button: button("all") });
    await set({ chat_id: ANNA, menu_button: button("anna") });
    expect([await get({ chat_id: ANNA }), await get({ chat_id: BORIS })]).toEqual([
      button("anna"),
      button("all"),
    ]);
    await set({ chat_id: ANNA, menu_button: { type: "default" } });
    expect(await get({ chat_id: ANNA })).toEqual(button("all"));
    expect((await set({ chat_id: FRIENDS, menu_button: button("x") })).status).toBe(400);
    const http = { type: "web_app", text: "x", web_app: { url: "http://a.example" } };
    expect((await set({ menu_button: http })).status).toBe(400);
  });
});

describe("chats and people", () => {
  it("[SB145] a chat is described, with what every description has", async () => {
    const { body } = await desk.api("getChat", { chat_id: STANDUP });
    expect(body.result).toMatchObject({
      id: STANDUP,
      type: "supergroup",
      title: "Standup",
      accent_color_id: 0,
    });
    expect(refusal(await desk.api("getChat", { chat_id: NO_BOT }))).toBe(
      "400 Bad Request: chat not found",
    );
  });

  it("[SB146] members have their places", async () => {
    const status = async (user_id: number, chat_id = FRIENDS) => {
      const { body } = await desk.api("getChatMember", { chat_id, user_id });
      return body.ok ? body.result.status : body.description;
    };
    const bot = (await desk.api("getMe")).body.result.id;
    expect(await status(ANNA)).toBe("creator");
    expect(await status(BORIS)).toBe("member");
    expect(await status(bot)).toBe("member");
    expect(await status(bot, NEWS)).toBe("administrator");
    expect(await status(5)).toBe("Bad Request: member not found");
  });

  it("[SB147] administrators are listed, except in private chats, where there are none", async () => {
    const admins = (chat_id: number) => desk.api("getChatAdministrators", { chat_id });
    expect((await admins(NEWS)).body.result).toMatchObject([
      { status: "creator", user: { id: ANNA } },
      { status: "administrator", user: { is_bot: true } },
    ]);
    await desk.say(ANNA, ANNA, "/start");
    expect(refusal(await admins(ANNA))).toBe(
      "400 Bad Request: there are no administrators in the private chat",
    );
    expect((await desk.api("getChatMemberCount", { chat_id: FRIENDS })).body.result).toBe(5);
  });

  it("[SB148] the bot leaves groups, not people", async () => {
    await desk.say(ANNA, ANNA, "/start");
    expect((await desk.api("leaveChat", { chat_id: ANNA })).status).toBe(400);
    expect((await desk.api("leaveChat", { chat_id: FRIENDS })).status).toBe(200);
    expect((await desk.chat(BORIS, FRIENDS)).hasBot).toBe(false);
  });

  it("[SB149] a chat action is one of those there are", async () => {
    const act = (action: string) => desk.api("sendChatAction", { chat_id: FRIENDS, action });
    expect([(await act("typing")).status, (await act("dancing")).status]).toEqual([200, 400]);
  });

  it("[SB150] [TRAP31] [TRAP32] a picture is fetched with the token, by a path good for an hour", async () => {
    const { body } = await desk.api("getUserProfilePhotos", { user_id: ANNA });
    const { file_id } = body.result.photos[0]![0]!;
    const { file_path } = (await desk.api("getFile", { file_id })).body.result;
    const get = (token: string) => fetch(`${desk.root}/file/bot${token}/${file_path}`);
    const picture = await get(desk.sandbox.botToken);
    expect(picture.headers.get("content-type")).toBe("image/png");
    const [first, ...rest] = Buffer.from(await picture.arrayBuffer());
    expect([first, Buffer.from(rest).subarray(0, 3).toString()]).toEqual([0x89, "PNG"]);
    expect((await get("1:wrong")).status).toBe(404);
    desk.clock.advance(3_600_000);
    expect((await get(desk.sandbox.botToken)).status).toBe(404);
    await desk.api("getFile", { file_id });
    expect((await get(desk.sandbox.botToken)).status).toBe(200);
    expect((await desk.api("getFile", { file_id: "?" })).status).toBe(400);
    expect((await desk.api("getUserProfilePhotos", { user_id: 5 })).status).toBe(400);
  });
});
