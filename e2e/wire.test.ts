import { FAKE_DEVICES, launchChromium, type Browser } from "@efir/chromium";
import { CLOSE_CODES, MAX_FRAME_BYTES, PROTOCOL_VERSION, RoomCode } from "@efir/protocol";
import { signInitData } from "@efir/telegram";
import * as v from "valibot";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { received } from "./support/connections.ts";
import { join, names } from "./support/person.ts";
import { startProduct, type Product } from "./support/product.ts";
import { until } from "./support/until.ts";
import { connect, guestToken, hello } from "./support/wire-client.ts";

const BOT_TOKEN = `123456789:${"A".repeat(35)}`;
const STATE = { mic: "off", camera: "off", screen: "off", hand: false, level: 0 } as const;
const room = (code: string) => v.parse(RoomCode, code);

let product: Product;
let browser: Browser;
beforeAll(async () => {
  [product, browser] = await Promise.all([
    startProduct({ BOT_TOKEN, ALLOW_GUESTS: "true" }),
    launchChromium(FAKE_DEVICES),
  ]);
});
afterAll(async () => {
  await browser.close();
  await product.stop();
});

const session = (body: object) =>
  fetch(`${product.url}/api/session`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });

describe("the wire of the running product", () => {
  it("[E2E20] junk and oversized frames trouble nobody who talks", async () => {
    const anna = await join(browser, { url: product.url, name: "Anna", room: "calm" });
    const boris = await join(browser, { url: product.url, name: "Boris", room: "calm" });
    const token = await guestToken(product.url, "Mallory");

    const junk = await connect(product.wsUrl);
    junk.say(hello(token));
    for (let index = 0; index < 100; index++)
      junk.sayRaw(`junk ${index} ${'\u0000{]"é'.repeat(20)}`);
    expect(await junk.next("refused")).toMatchObject({ of: "frame", code: "bad-frame" });
    const large = await connect(product.wsUrl);
    large.say(hello(token));
    large.sayRaw("x".repeat(MAX_FRAME_BYTES + 1));
    expect(await large.closed).toBe(CLOSE_CODES["frame-too-large"]);
    junk.close();

    expect(await names(anna)).toEqual(["Anna", "Boris"]);
    const before = (await received(anna.page)).audioEnergy;
    await until("Anna still hears Boris", async () => {
      return (await received(anna.page)).audioEnergy > before;
    });
    await Promise.all([anna, boris].map(({ context }) => context.close()));
  });

  it("[E2E21] a token of another room opens no other", async () => {
    const client = await connect(product.wsUrl);
    client.say(hello(await guestToken(product.url, "Anna", "mine")));
    client.say({ type: "join", room: room("yours"), open: true, state: STATE });
    expect(await client.next("refused")).toMatchObject({ of: "join", code: "wrong-room" });
    client.say({ type: "join", room: room("MINE"), open: true, state: STATE });
    expect(await client.next("joined")).toMatchObject({ room: { code: "MINE" } });
    client.close();
  });

  it.each([
    ["an old version", PROTOCOL_VERSION - 1, CLOSE_CODES["version-too-old"]],
    ["a newer version", PROTOCOL_VERSION + 1, CLOSE_CODES["version-too-new"]],
  ])("[E2E22] %s is told apart by its close code", async (_what, version, code) => {
    const client = await connect(product.wsUrl);
    client.say(hello(await guestToken(product.url, "Anna"), version));
    expect(await client.closed).toBe(code);
  });

  it("[E2E23] a forged token is not let in", async () => {
    const client = await connect(product.wsUrl);
    const [version, claims] = (await guestToken(product.url, "Anna")).split(".");
    client.say(hello(`${version}.${claims}.${"A".repeat(43)}`));
    expect(await client.closed).toBe(CLOSE_CODES["bad-token"]);
  });

  it("[E2E24] genuine init data opens a session, and only genuine", async () => {
    const user = JSON.stringify({ id: 4242, first_name: "Анна", last_name: "Ли" });
    const fields = { auth_date: String(Math.floor(Date.now() / 1000)), user };
    const genuine = await session({ initData: signInitData(fields, BOT_TOKEN) });
    expect(genuine.status).toBe(200);
    expect(await genuine.json()).toMatchObject({ member: { id: "tg4242", name: "Анна Ли" } });

    const others = { initData: signInitData(fields, `987654321:${"B".repeat(35)}`) };
    const foreign = await session(others);
    expect(foreign.status).toBe(401);
    expect(await foreign.json()).toMatchObject({ error: { code: "bad-init-data" } });
  });

  it("[E2E25] what was logged on the way tells no token, no name and no description", () => {
    const output = product.output();
    expect(output).toContain("{"); // there is a log at all
    expect(output).not.toMatch(/efir1\.[A-Za-z0-9_-]+\.|v=0\\r|candidate:|Mallory|Анна|hash=/);
    expect(output).not.toContain(BOT_TOKEN);
  });
});
