import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { verifyInitData } from "@efir/telegram";
import {
  ANNA,
  BORIS,
  FRIENDS,
  NEWS,
  NOW,
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

const launch = (user: number, chat: number, via: object) =>
  desk.page("launches", { user, chat, theme: "dark", via });
const direct = (startParam: string) => ({ kind: "direct-link", startParam });

const opened = (address: string) => {
  const url = new URL(address);
  const told = new URLSearchParams(url.hash.slice(1));
  return { url, told, raw: told.get("tgWebAppData")! };
};
const verified = (raw: string, now = NOW) => {
  const { botToken } = desk.sandbox;
  const outcome = verifyInitData(raw, { botToken, now });
  if (!outcome.ok) throw new Error(outcome.error.code);
  return outcome.value;
};
const link = async (user: number, chat: number, startParam = "room_1") =>
  opened((await launch(user, chat, direct(startParam))).body.url);

describe("a direct link", () => {
  it("[SB122] opens the app with genuine init data: who, the start parameter, the kind of chat", async () => {
    const { url, told, raw } = await link(BORIS, FRIENDS);
    expect(url.origin + url.pathname).toBe(`${desk.publicUrl}/`);
    expect(url.searchParams.get("tgWebAppStartParam")).toBe("room_1");
    expect(told.get("tgWebAppVersion")).toBe("9.1");
    expect(told.get("tgWebAppPlatform")).toBe("weba");
    expect(JSON.parse(told.get("tgWebAppThemeParams")!)).toMatchObject({ bg_color: "#17212b" });
    const data = verified(raw);
    expect(data).toMatchObject({
      user: { id: BORIS, firstName: "Boris", languageCode: "ru" },
      authDate: NOW,
      startParam: "room_1",
      chatType: "group",
    });
    expect(data).not.toHaveProperty("queryId");
  });

  it.each([
    [ANNA, "sender"],
    [TWO, "private"],
    [FRIENDS, "group"],
    [STANDUP, "supergroup"],
    [NEWS, "channel"],
  ])("[SB123] [TRAP11] from %d the chat type is %s", async (chat, chatType) => {
    expect(verified((await link(ANNA, chat)).raw).chatType).toBe(chatType);
  });

  it("[SB124] the chat instance is one for all in a chat, another for another, and never its id", async () => {
    const instance = async (user: number, chat: number) =>
      verified((await link(user, chat)).raw).chatInstance;
    const friends = await instance(ANNA, FRIENDS);
    expect(await instance(BORIS, FRIENDS)).toBe(friends);
    expect(await instance(ANNA, STANDUP)).not.toBe(friends);
    expect(friends).toMatch(/^-?\d{10,19}$/);
  });

  it("[SB125] an empty start parameter is left out", async () => {
    const { url, raw } = await link(ANNA, FRIENDS, "");
    expect(url.search).toBe("");
    expect(verified(raw)).not.toHaveProperty("startParam");
  });

  it.each([["x".repeat(513)], ["a b"], ["a&b"], ["ключ"]])(
    "[SB126] [TRAP3] the start parameter %s is refused",
    async (startParam) => {
      const { status, body } = await launch(ANNA, FRIENDS, direct(startParam));
      expect([status, body.error.code]).toEqual([400, "bad-start-param"]);
    },
  );
});

describe("the button in the private chat", () => {
  const url = "https://app.example/?room=r1#x";
  const offer = async () => {
    await desk.say(ANNA, ANNA, "/start");
    const reply_markup = { inline_keyboard: [[{ text: "Join", web_app: { url } }]] };
    await desk.send(ANNA, "card", { reply_markup });
  };

  it("[SB127] opens its own address with a query id, and nothing of a start parameter or a chat", async () => {
    await offer();
    const { body } = await launch(ANNA, ANNA, { kind: "web-app-button", url });
    const { url: address, raw } = opened(body.url);
    expect(address.href).toMatch(/^https:\/\/app\.example\/\?room=r1#x&tgWebAppData=/);
    const data = verified(raw);
    expect(data.queryId).toMatch(/^AAH/);
    expect(Object.keys(data).sort()).toEqual(["authDate", "hash", "queryId", "user"]);
  });

  it("[SB128] init data is made only for a button that the bot sent there", async () => {
    await offer();
    const via = { kind: "web-app-button", url: "https://evil.example/" };
    expect((await launch(ANNA, ANNA, via)).body.error.code).toBe("no-such-button");
    expect((await launch(BORIS, BORIS, { ...via, url })).body.error.code).toBe("no-such-button");
  });

  it("[SB129] who started the bot lets it write", async () => {
    await offer();
    const { body } = await launch(ANNA, ANNA, { kind: "web-app-button", url });
    const user = (raw: string) => JSON.parse(new URLSearchParams(raw).get("user")!) as object;
    expect(user(opened(body.url).raw)).toMatchObject({
      allows_write_to_pm: true,
      photo_url: `${desk.publicUrl}/sandbox/avatars/${ANNA}.svg`,
    });
    expect(user((await link(BORIS, FRIENDS)).raw)).not.toHaveProperty("allows_write_to_pm");
  });
});

describe("the menu button", () => {
  const menu = (url: string) =>
    desk.api("setChatMenuButton", {
      menu_button: { type: "web_app", text: "Open", web_app: { url } },
    });
  const open = (user: number, chat: number) => launch(user, chat, { kind: "menu-button" });

  it("[SB130] opens its address with a query id", async () => {
    await menu("https://app.example/");
    const { url, raw } = opened((await open(ANNA, ANNA)).body.url);
    expect(url.host).toBe("app.example");
    expect(verified(raw).queryId).toMatch(/^AAH/);
    expect((await desk.world(ANNA)).bot.menuButton).toEqual({ text: "Open" });
  });

  it("[SB131] with a link to the app it opens as that link would", async () => {
    await menu("https://t.me/EfirSandboxBot/room?startapp=lobby");
    const data = verified(opened((await open(ANNA, ANNA)).body.url).raw);
    expect(data).toMatchObject({ startParam: "lobby", chatType: "sender" });
    expect(data).not.toHaveProperty("queryId");
  });

  it("[SB132] there is none where the bot set none, and none outside the chat with the bot", async () => {
    expect((await open(ANNA, ANNA)).body.error.code).toBe("no-menu-button");
    await menu("https://app.example/");
    expect((await open(ANNA, FRIENDS)).body.error.code).toBe("no-menu-button");
  });
});

describe("the signature", () => {
  it("[SB133] [TRAP5] `signature` is among what the hash covers", async () => {
    const { raw } = await link(ANNA, FRIENDS);
    expect(new URLSearchParams(raw).get("signature")).toMatch(/^[\w-]{86}$/);
    const changed = raw.replace(/signature=\w/, "signature=_");
    expect(() => verified(changed)).toThrow("bad-hash");
  });

  it("[SB134] [TRAP8] auth_date is the time of the launch, and grows old", async () => {
    const { raw } = await link(ANNA, FRIENDS);
    expect(() => verified(raw, NOW + 3_600_001)).toThrow("expired");
  });

  it("[SB135] another start of the sandbox has another token, and its init data is not genuine", async () => {
    const other = await startSandbox();
    const where = { user: ANNA, chat: FRIENDS, theme: "light" };
    const { raw } = await link(ANNA, FRIENDS);
    const { botToken } = other.sandbox;
    expect(botToken).not.toBe(desk.sandbox.botToken);
    expect(verifyInitData(raw, { botToken, now: NOW })).toMatchObject({
      error: { code: "bad-hash" },
    });
    const made = (await other.page("launches", { ...where, via: direct("x") })).body.url;
    const theirs = new URLSearchParams(opened(made).raw).get("chat_instance");
    expect(theirs).not.toBe(verified(raw).chatInstance);
    await other.close();
  });

  it("[SB136] nobody launches from a chat they are not in", async () => {
    const chen = 700_000_003;
    expect((await launch(chen, TWO, direct("x"))).body.error.code).toBe("chat-not-found");
    expect((await launch(5, FRIENDS, direct("x"))).body.error.code).toBe("person-not-found");
  });
});
