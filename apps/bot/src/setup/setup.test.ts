import { Api } from "grammy";
import { describe, expect, it } from "vitest";
import { toCurl, setupCalls } from "./setup-calls.ts";
import type { Settings } from "./findings.ts";
import { setUp } from "./set-up.ts";
import { setupTextsIn } from "./texts.ts";

const SECRET = "s".repeat(32);
const TOKEN = "123456:token-of-the-bot";
const GOOD = {
  id: 1,
  is_bot: true,
  first_name: "Efir",
  username: "EfirBot",
  can_join_groups: true,
  can_read_all_group_messages: true,
  supports_inline_queries: true,
  supports_guest_queries: true,
  has_main_web_app: true,
};
const settings: Settings = {
  publicUrl: "https://efir.example",
  miniAppShortName: null,
  telegramWebhook: null,
};

interface World {
  readonly me?: object;
  readonly webhook?: object;
  readonly refuses?: readonly string[];
  readonly token?: "bad";
  readonly isUp?: boolean;
  readonly settings?: Partial<Settings>;
  readonly language?: "en" | "ru";
}

async function run(world: World) {
  const calls: { method: string; payload: Record<string, unknown> }[] = [];
  const telegram = async (input: unknown, init?: { body?: unknown }) => {
    const method = String(input).split("/").at(-1) ?? "";
    const body = JSON.parse(typeof init?.body === "string" ? init.body : "{}") as object;
    calls.push({ method, payload: { ...body } });
    if (world.token === "bad")
      return answer({ ok: false, error_code: 401, description: "Unauthorized" });
    if (world.refuses?.includes(method))
      return answer({ ok: false, error_code: 400, description: "Bad Request: no" });
    if (method === "getMe") return answer({ ok: true, result: { ...GOOD, ...world.me } });
    if (method === "getWebhookInfo")
      return answer({ ok: true, result: { url: "", ...world.webhook } });
    return answer({ ok: true, result: true });
  };
  const said: string[] = [];
  const isRight = await setUp({
    api: new Api(TOKEN, { fetch: telegram as never }),
    apiRoot: "https://api.telegram.org",
    settings: { ...settings, ...world.settings },
    texts: setupTextsIn(world.language ?? "en"),
    fetch: async () => {
      if (world.isUp === false) throw new TypeError("fetch failed");
      return new Response("ok");
    },
    say: (line) => said.push(line),
  });
  return { isRight, text: said.join("\n"), calls };
}

const answer = (body: object) => new Response(JSON.stringify(body));

describe("setting up a bot", () => {
  it("[SB1] a bot that is right is told so, and has its commands and its menu button", async () => {
    const { isRight, text, calls } = await run({});
    expect(isRight).toBe(true);
    expect(text).not.toContain("✗");
    expect(text).toContain("@EfirBot");
    expect(calls.filter(({ method }) => method === "setMyCommands")).toHaveLength(6);
    expect(
      calls.find(({ method }) => method === "setChatMenuButton")?.payload["menu_button"],
    ).toEqual({
      type: "web_app",
      text: "Open Efir",
      web_app: { url: "https://efir.example" },
    });
    expect(calls.at(-1)?.method).toBe("deleteWebhook");
  });

  it.each([
    ["inline mode", { me: { supports_inline_queries: false } }, "/setinline,"],
    ["guest mode", { me: { supports_guest_queries: false } }, "guest mode on"],
    ["groups", { me: { can_join_groups: false } }, "/setjoingroups"],
    ["the Mini App", { me: { has_main_web_app: false } }, "/newapp"],
    ["https", { settings: { publicUrl: "http://localhost:3000" } }, "Set PUBLIC_URL in .env"],
    ["its address", { isUp: false }, "Nothing answers at"],
    [
      "a refused call",
      { refuses: ["setMyCommands"] },
      "setMyCommands was refused: Bad Request: no",
    ],
  ] satisfies [string, World, string][])(
    "[SB2] what is wrong with %s is said, with what to press",
    async (_what, world, how) => {
      const { isRight, text } = await run(world);
      expect(isRight).toBe(false);
      expect(text).toContain(how);
      expect(text).toMatch(/To be done: [16]\./);
    },
  );

  it("[SB3] what only a person can see is no fault: privacy, feedback, the short name", async () => {
    const { isRight, text } = await run({
      me: { can_read_all_group_messages: false, has_main_web_app: false },
      settings: { miniAppShortName: "room" },
    });
    expect(isRight).toBe(true);
    for (const one of ["/setprivacy", "/setinlinefeedback", "https://t.me/EfirBot/room"])
      expect(text).toContain(one);
  });

  const webhook = { url: "https://efir.example/webhook/telegram", secret: SECRET };

  it("[SB4] the webhook is set with its secret, which is never shown, and its last error is told", async () => {
    const { isRight, text, calls } = await run({
      settings: { telegramWebhook: webhook },
      webhook: { url: webhook.url, last_error_message: "SSL error", pending_update_count: 3 },
    });
    const set = calls.find(({ method }) => method === "setWebhook")?.payload;
    expect(set).toMatchObject({ url: webhook.url, secret_token: SECRET });
    expect(set?.["allowed_updates"]).toContain("guest_message");
    expect(isRight).toBe(false);
    expect(text).toContain("SSL error");
    expect(text).not.toContain(SECRET);
    expect(text).not.toContain(TOKEN);
  });

  it("[SB5] the calls can be made by hand: the shell fills in the token and the secret", () => {
    const call = setupCalls({ ...settings, telegramWebhook: webhook }, "It's Efir").at(-1)!;
    const curl = toCurl(call, "https://api.telegram.org");
    expect(curl).toContain('"https://api.telegram.org/bot$BOT_TOKEN/setWebhook"');
    expect(curl).toContain(`"secret_token":"'"$TELEGRAM_WEBHOOK_SECRET"'"`);
    const menu = setupCalls(settings, "It's Efir").find(
      ({ method }) => method === "setChatMenuButton",
    )!;
    expect(toCurl(menu, "x")).toContain(`It'\\''s Efir`);
  });

  it("[SB6] a token that Telegram does not know ends it with one sentence, and nothing is set", async () => {
    const { isRight, text, calls } = await run({ token: "bad" });
    expect(isRight).toBe(false);
    expect(text).toBe(setupTextsIn("en").badToken);
    expect(calls.some(({ method }) => method.startsWith("set"))).toBe(false);
  });

  it("[SB7] it speaks Russian too", async () => {
    const { text } = await run({ language: "ru", me: { supports_inline_queries: false } });
    expect(text).toContain("Токен верный: это @EfirBot.");
    expect(text).toContain("Осталось сделать: 1.");
  });
});
