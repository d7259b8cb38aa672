import { afterEach, beforeEach, expect, it } from "vitest";
import { startHook, type Hooked } from "../testing/hook.ts";
import {
  ANNA,
  BORIS,
  eventually,
  NOW,
  refusal,
  startSandbox,
  type TestSandbox,
} from "../testing/sandbox-server.ts";

let desk: TestSandbox;
let hook: Awaited<ReturnType<typeof startHook>>;
let status = 200;
let reply: (hooked: Hooked) => string = () => "";
let headers: Record<string, string> = {};
const held: (() => void)[] = [];
let holds = false;

beforeEach(async () => {
  status = 200;
  reply = () => "";
  headers = {};
  holds = false;
  held.length = 0;
  desk = await startSandbox();
  hook = await startHook((hooked, response) => {
    const answer = () => response.writeHead(status, headers).end(reply(hooked));
    if (holds) held.push(answer);
    else answer();
  });
});
afterEach(async () => {
  await desk.close();
  await hook.close();
});

const set = (more: object = {}) => desk.api("setWebhook", { url: hook.url, ...more });
const info = async () => (await desk.api("getWebhookInfo")).body.result;
const arrive = (count: number) =>
  eventually(
    () => hook.hooked.length,
    (n) => n >= count,
  );
const texts = () => hook.hooked.map(({ update }) => update.message?.text);
/** Until the sandbox has read the answer, too. */
const pending = (count: number) =>
  eventually(
    async () => (await info()).pending_update_count,
    (n) => n === count,
  );
const failed = () => eventually(async () => (await info()).last_error_message, Boolean);

it("[SB34] [TRAP20] an update comes with the secret in its header", async () => {
  await set({ secret_token: "s3cret_-" });
  await desk.say(ANNA, ANNA, "hello");
  await arrive(1);
  expect(hook.hooked[0]!.headers["x-telegram-bot-api-secret-token"]).toBe("s3cret_-");
  expect(hook.hooked[0]!.update).toMatchObject({ message: { text: "hello", chat: { id: ANNA } } });
  expect(await pending(0)).toBe(0);
});

it("[SB35] without a secret there is no such header", async () => {
  await set();
  await desk.say(ANNA, ANNA, "hello");
  await arrive(1);
  expect(hook.hooked[0]!.headers).not.toHaveProperty("x-telegram-bot-api-secret-token");
});

it("[SB36] [TRAP21] [TRAP23] what fails comes again, later and later, with the same update_id", async () => {
  status = 500;
  await set();
  await desk.say(ANNA, ANNA, "poison");
  await arrive(1);
  expect(await failed()).toBe("Wrong response from the webhook: 500 Internal Server Error");
  for (const [turn, waitMs] of [1_000, 2_000, 4_000].entries()) {
    desk.clock.advance(waitMs - 1);
    await info();
    expect(hook.hooked).toHaveLength(turn + 1);
    desk.clock.advance(1);
    await arrive(turn + 2);
    const failedAt = desk.clock.now() / 1_000;
    await eventually(info, ({ last_error_date }) => last_error_date === failedAt);
  }
  const ids = new Set(hook.hooked.map(({ update }) => update.update_id));
  expect([hook.hooked.length, ids.size]).toEqual([4, 1]);
});

it("[SB37] [TRAP21] a failing update holds up its chat, and no other", async () => {
  status = 500;
  await set();
  await desk.say(ANNA, ANNA, "poison");
  await failed();
  status = 200;
  await desk.say(ANNA, ANNA, "behind it");
  await desk.say(BORIS, BORIS, "elsewhere");
  await arrive(2);
  expect(texts()).toEqual(["poison", "elsewhere"]);
  desk.clock.advance(1_000);
  await arrive(4);
  expect(texts()).toEqual(["poison", "elsewhere", "poison", "behind it"]);
});

it("[SB38] one update of a chat at a time, in order; chats side by side", async () => {
  holds = true;
  await set();
  for (const text of ["a1", "a2"]) await desk.say(ANNA, ANNA, text);
  await desk.say(BORIS, BORIS, "b1");
  await arrive(2);
  expect(texts().sort()).toEqual(["a1", "b1"]);
  held.shift()!();
  await arrive(3);
  expect(texts().at(-1)).toBe("a2");
});

it("[SB39] no more connections at a time than the bot allows", async () => {
  holds = true;
  await set({ max_connections: 1 });
  await desk.say(ANNA, ANNA, "a1");
  await desk.say(BORIS, BORIS, "b1");
  await arrive(1);
  await info();
  expect(texts()).toEqual(["a1"]);
  held.shift()!();
  await arrive(2);
  expect(texts()).toEqual(["a1", "b1"]);
});

it("[SB40] Retry-After is obeyed", async () => {
  status = 429;
  headers = { "retry-after": "100" };
  await set();
  await desk.say(ANNA, ANNA, "later");
  await failed();
  desk.clock.advance(99_999);
  await info();
  expect(hook.hooked).toHaveLength(1);
  desk.clock.advance(1);
  await arrive(2);
  expect(hook.hooked).toHaveLength(2);
});

it("[SB41] a redirect is a failure", async () => {
  status = 302;
  headers = { location: hook.url };
  await set();
  await desk.say(ANNA, ANNA, "hello");
  expect(await failed()).toContain("302");
  expect(hook.hooked).toHaveLength(1);
});

it("[SB42] a bot may call one method in its answer, but not those whose result it needs", async () => {
  reply = () => JSON.stringify({ method: "sendMessage", chat_id: ANNA, text: "from the answer" });
  await set();
  await desk.say(ANNA, ANNA, "hello");
  const messages = await eventually(
    async () => (await desk.chat(ANNA, ANNA)).messages,
    (all) => all.length === 2,
  );
  expect(messages[1]!.text).toBe("from the answer");
  reply = () => JSON.stringify({ method: "deleteWebhook" });
  await desk.say(ANNA, ANNA, "hello");
  await pending(0);
  expect((await info()).url).toBe(hook.url);
});

it("[SB43] what waited before the webhook is delivered by it, unless it is dropped", async () => {
  await desk.say(ANNA, ANNA, "before");
  await set();
  await arrive(1);
  await desk.api("deleteWebhook");
  await desk.say(ANNA, ANNA, "dropped");
  await set({ drop_pending_updates: true });
  await desk.say(ANNA, ANNA, "after");
  await arrive(2);
  expect(texts()).toEqual(["before", "after"]);
});

it("[SB44] [TRAP24] a webhook set again without allowed_updates keeps the ones before", async () => {
  await set({ allowed_updates: ["inline_query"] });
  await set();
  await desk.say(ANNA, ANNA, "unheard");
  expect(await info()).toEqual({
    url: hook.url,
    has_custom_certificate: false,
    pending_update_count: 0,
    max_connections: 40,
    ip_address: "127.0.0.1",
    allowed_updates: ["inline_query"],
  });
});

it("[SB45] the fault delivers an update again by webhook too", async () => {
  await set();
  await desk.page("faults", { kind: "deliver-again", times: 3 });
  await desk.say(ANNA, ANNA, "again");
  await arrive(3);
  await pending(0);
  expect(new Set(hook.hooked.map(({ update }) => update.update_id)).size).toBe(1);
  expect(hook.hooked).toHaveLength(3);
});

it("[SB46] trouble is reported with its time, and no webhook has an empty url", async () => {
  expect(await info()).toEqual({
    url: "",
    has_custom_certificate: false,
    pending_update_count: 0,
  });
  await desk.api("setWebhook", { url: "http://127.0.0.1:9/closed" });
  await desk.say(ANNA, ANNA, "hello");
  expect(await failed()).toBe("Connection failed");
  expect(await info()).toMatchObject({ pending_update_count: 1, last_error_date: NOW / 1_000 });
});

it.each([
  ["http://bot.example.com/hook", "bad webhook: An HTTPS URL must be provided for webhook"],
  ["ftp://bot.example.com/", "bad webhook: An HTTPS URL must be provided for webhook"],
  ["not an address", "bad webhook: Invalid URL"],
  [
    "https://bot.example.com:4443/",
    "bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443",
  ],
])("[SB47] %s is refused: %s", async (url, sentence) => {
  expect(refusal(await desk.api("setWebhook", { url }))).toBe(`400 Bad Request: ${sentence}`);
});

it.each(["two words", "", "x".repeat(257), "ключ"])(
  "[SB48] the secret %j is refused",
  async (secret_token) => {
    expect(refusal(await set({ secret_token }))).toBe(
      "400 Bad Request: secret token contains unallowed characters",
    );
  },
);

it("[SB49] an https address and a container's name are taken", async () => {
  for (const url of ["https://bot.example.com:8443/hook", "http://bot:8080/hook"])
    expect((await desk.api("setWebhook", { url })).status).toBe(200);
});
