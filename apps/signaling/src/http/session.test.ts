import { createHmac } from "node:crypto";
import { afterEach, expect, it } from "vitest";
import { signInitData } from "@efir/telegram";
import { startServer, type ServerOptions, type TestServer } from "../testing/server.ts";
import { SETTINGS } from "../testing/world.ts";

const BOT_TOKEN = SETTINGS.botToken!;
const USER = { id: 42, first_name: "Анна", last_name: "Smith", photo_url: "https://t.me/i/a.svg" };

let server: TestServer;
const start = async (options?: ServerOptions) => (server = await startServer(options));
afterEach(() => server.close());

const seconds = (ms = 0) => String(Math.floor((server.clock.now() + ms) / 1_000));
const genuine = (more: object = {}, user: object = USER) => ({
  auth_date: seconds(),
  query_id: "AAE",
  signature: "third-party",
  user: JSON.stringify(user),
  ...more,
});
const codeOf = (answer: { status: number; body: { error: { code: string } } }) =>
  `${answer.status} ${answer.body.error.code}`;
const bearer = (token: string) => ({ authorization: `Bearer ${token}` });

it("[SS20] genuine init data is exchanged for a token of that person", async () => {
  await start();
  const answer = await server.post({ initData: signInitData(genuine(), BOT_TOKEN) });
  expect(answer.status).toBe(200);
  expect(answer.body).toEqual({
    token: expect.stringMatching(/^efir1\./) as string,
    member: { id: "tg42", name: "Анна Smith", avatar: "https://t.me/i/a.svg" },
    expiresAt: server.clock.now() + 2 * 60 * 60_000,
  });
  expect(answer.headers.get("cache-control")).toBe("no-store");
});

it.each([
  ["no picture", undefined, null],
  ["Telegram's picture", "https://t.me/i/userpic/320/x.svg", "https://t.me/i/userpic/320/x.svg"],
  ["a picture elsewhere", "https://evil.test/pixel.gif", null],
  ["a name like Telegram's", "https://t.me.evil.test/x.svg", null],
])("[SS21] avatar: %s", async (_what, photo_url, avatar) => {
  await start();
  const initData = signInitData(genuine({}, { ...USER, photo_url }), BOT_TOKEN);
  expect((await server.post({ initData })).body.member.avatar).toBe(avatar);
});

it("[SS22] a name that cannot be shown gives way to the id", async () => {
  await start();
  const user = { id: 42, first_name: "\u200f\u0000", last_name: " " };
  const { body } = await server.post({ initData: signInitData(genuine({}, user), BOT_TOKEN) });
  expect(body.member.name).toBe("42");
});

const VECTORS: readonly [string, () => string, string][] = [
  ["tampered", () => signInitData(genuine(), BOT_TOKEN).replace("42", "43"), "401 bad-init-data"],
  [
    "a field added",
    () => `${signInitData(genuine(), BOT_TOKEN)}&start_param=x`,
    "401 bad-init-data",
  ],
  [
    "older than an hour",
    () => signInitData(genuine({ auth_date: seconds(-3_601_000) }), BOT_TOKEN),
    "401 init-data-expired",
  ],
  [
    "from the future",
    () => signInitData(genuine({ auth_date: seconds(3_600_000) }), BOT_TOKEN),
    "401 bad-init-data",
  ],
  [
    "a field twice",
    () => `${signInitData(genuine(), BOT_TOKEN)}&query_id=AAE`,
    "401 bad-init-data",
  ],
  ["[TRAP7] a field smuggled by a line break", smuggled, "401 bad-init-data"],
  [
    "another bot's",
    () => signInitData(genuine(), "987654321:AAotherOtherOtherOtherOtherOtherOth"),
    "401 bad-init-data",
  ],
  [
    "without a hash",
    () => signInitData(genuine(), BOT_TOKEN).replace(/&hash=[0-9a-f]+/, ""),
    "401 bad-init-data",
  ],
  ["of no person", () => signInitData({ auth_date: seconds() }, BOT_TOKEN), "401 bad-init-data"],
  ["empty", () => "", "401 bad-init-data"],
  ["not percent-encoded", () => "user=%E0%A4%A&hash=%", "401 bad-init-data"],
  ["9 kB long", () => `query_id=${"x".repeat(9_000)}`, "400 bad-request"],
  ["100 kB long", () => `query_id=${"x".repeat(100_000)}`, "413 too-large"],
];

/** A start_param inside `signature`, which a careless reader would sign and read as a field of its own. */
function smuggled(): string {
  const fields = genuine({ signature: "x\nstart_param=room123" });
  const text = Object.entries(fields)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, value]) => `${key}=${value}`)
    .join("\n");
  const key = createHmac("sha256", "WebAppData").update(BOT_TOKEN).digest();
  const hash = createHmac("sha256", key).update(text).digest("hex");
  return new URLSearchParams({ ...fields, hash }).toString();
}

it.each(VECTORS)("[SS23] init data %s", async (_what, initData, answer) => {
  await start();
  expect(codeOf(await server.post({ initData: initData() }))).toBe(answer);
});

it("[SS36] [TRAP10] who somebody is, only Telegram's signature says, and never the page", async () => {
  await start();
  const claims = { initDataUnsafe: { user: USER }, user: USER, member: { id: "tg42" } };
  expect(codeOf(await server.post(claims))).toBe("401 no-token");
  const { body } = await server.post({ ...claims, guest: { name: "Eve", id: "tg42" } });
  expect(body.member).toMatchObject({ id: expect.stringMatching(/^g/) as string, name: "Eve" });
});

it("[SS24] without a bot token nobody comes in by Telegram", async () => {
  await start({ settings: { botToken: null } });
  const initData = signInitData(genuine(), "");
  expect(codeOf(await server.post({ initData }))).toBe("401 telegram-not-configured");
});

it("[SS25] a guest is let in under a name that can be shown, where guests are allowed", async () => {
  await start();
  const { status, body } = await server.post({ guest: { name: " Anna\u202e " } });
  expect(status).toBe(200);
  expect(body.member).toEqual({
    id: expect.stringMatching(/^g/) as string,
    name: "Anna",
    avatar: null,
  });
  const second = await server.post({ guest: { name: "Anna" } });
  expect(second.body.member.id).not.toBe(body.member.id);
});

it("[SS26] a guest is refused where guests are not allowed, with a guest's old token too", async () => {
  await start();
  const token = await server.token();
  await server.close();
  await start({ settings: { allowGuests: false } });
  expect(codeOf(await server.post({ guest: { name: "Anna" } }))).toBe("403 guests-not-allowed");
  expect(codeOf(await server.post({}, bearer(token)))).toBe("403 guests-not-allowed");
});

it("[SS27] a guest with the token of before stays the same guest, also under another name", async () => {
  await start();
  const { body } = await server.post({ guest: { name: "Anna" } });
  const again = await server.post({ guest: { name: "Anya" } }, bearer(body.token));
  expect(again.body.member).toEqual({ ...body.member, name: "Anya" });
  const forged = await server.post({ guest: { name: "Eve" } }, bearer(`${body.token}x`));
  expect(forged.status).toBe(200);
  expect(forged.body.member.id).not.toBe(body.member.id);
});

it("[SS28] a guest cannot take the place of somebody from Telegram", async () => {
  await start();
  const { body } = await server.post({ initData: signInitData(genuine(), BOT_TOKEN) });
  const guest = await server.post({ guest: { name: "Eve" } }, bearer(body.token));
  expect(guest.body.member.id).toMatch(/^g/);
});

it("[SS29] a token is renewed by itself, for the same person, until it has expired", async () => {
  await start();
  const { body } = await server.post({ initData: signInitData(genuine(), BOT_TOKEN) });
  server.clock.advance(60 * 60_000);
  const renewed = await server.post({}, bearer(body.token));
  expect(renewed.body.member).toEqual(body.member);
  expect(renewed.body.expiresAt).toBe(body.expiresAt + 60 * 60_000);
  server.clock.advance(60 * 60_000);
  expect(codeOf(await server.post({}, bearer(body.token)))).toBe("401 bad-token");
  expect((await server.post({}, bearer(renewed.body.token))).status).toBe(200);
});

it("[SS30] a renewed token opens no more rooms than before", async () => {
  await start();
  const bound = await server.token("Anna", "Room-One");
  const { body } = await server.post({ room: "another" }, bearer(bound));
  const facts = (token: string, code: string) =>
    server.fetch(`/api/rooms/${code}`, { headers: bearer(token) });
  await server.directory.createRoom(ROOM("room-one"));
  await server.directory.createRoom(ROOM("another"));
  expect((await facts(body.token, "another")).body.members).toBeUndefined();
  expect((await facts(body.token, "ROOM-ONE")).body.members).toEqual([]);
});

const ROOM = (code: string) =>
  ({
    code,
    title: code,
    owner: null,
    mode: "open",
    plane: "mesh",
    limit: 8,
    createdAt: 1,
    keepEmptyMs: 600_000,
  }) as never;

it.each([
  ["nothing at all", {}, "401 no-token"],
  ["a guest without a name", { guest: {} }, "400 bad-request"],
  ["a guest with an empty name", { guest: { name: "  " } }, "400 bad-request"],
  ["a guest with a long name", { guest: { name: "x".repeat(65) } }, "400 bad-request"],
  ["init data that is no text", { initData: { user: 1 } }, "400 bad-request"],
  ["a room code that is none", { guest: { name: "A" }, room: "a b" }, "400 bad-request"],
  ["broken JSON", '{"guest":', "400 bad-request"],
  ["JSON that is no object", '"text"', "400 bad-request"],
  ["a body over 16 kB", { guest: { name: "A" }, x: "x".repeat(17_000) }, "413 too-large"],
])("[SS31] %s is refused", async (_what, body, answer) => {
  await start();
  const refused = await server.post(body);
  expect(codeOf(refused)).toBe(answer);
  expect(refused.body.error.message).toEqual(expect.any(String));
});

it("[SS32] a body that does not say it is JSON is refused", async () => {
  await start();
  const answer = await server.post({ guest: { name: "Anna" } }, { "content-type": "text/plain" });
  expect(codeOf(answer)).toBe("400 bad-request");
});

it("[SS33] keys meant for the prototype do nothing", async () => {
  await start();
  const body = '{"__proto__":{"guest":{"name":"Eve"}},"constructor":{"prototype":{"guest":1}}}';
  expect(codeOf(await server.post(body))).toBe("401 no-token");
});

it("[SS34] sixty sessions at once and two a second for one address; then 429 with when to come", async () => {
  await start();
  for (let n = 0; n < 60; n++)
    expect((await server.post({ guest: { name: "A" } })).status).toBe(200);
  const refused = await server.post({ guest: { name: "A" } });
  expect(codeOf(refused)).toBe("429 too-many-requests");
  expect(refused.headers.get("retry-after")).toBe("1");
  server.clock.advance(500);
  expect((await server.post({ guest: { name: "A" } })).status).toBe(200);
});

it("[SS35] behind a proxy of ours the limit is the client's; a client cannot choose another address", async () => {
  const limits = { session: { burst: 1, perSecond: 1 } };
  const via = (address: string) =>
    server.post({ guest: { name: "A" } }, { "x-forwarded-for": address });
  await start({ settings: { trustProxy: 1, limits } });
  expect((await via("1.1.1.1")).status).toBe(200);
  expect((await via("2.2.2.2")).status).toBe(200);
  expect((await via("3.3.3.3, 1.1.1.1")).status).toBe(429);
  await server.close();
  await start({ settings: { trustProxy: 0, limits } });
  expect((await via("1.1.1.1")).status).toBe(200);
  expect((await via("2.2.2.2")).status).toBe(429);
});
