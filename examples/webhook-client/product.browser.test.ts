import { startProduct, type Product } from "@efir/e2e";
import { afterAll, beforeAll, expect, it } from "vitest";
import { askEfir } from "./webhook-client.ts";

const KEY = "k".repeat(32);
const SECRET = `whsec_${Buffer.from("signs what is sent from here").toString("base64")}`;
let product: Product;

beforeAll(async () => {
  product = await startProduct({
    GATEWAY_KEYS: `example:${KEY}:${SECRET}`,
    GATEWAY_ALLOW_LOOPBACK: "true",
    TELEGRAM_ENABLED: "false",
  });
});
afterAll(() => product.stop());

it("[EX6] without Telegram another program asks for a room, and the room is there", async () => {
  const { url } = product;
  const { type, data } = await askEfir("Open a room called Friday", {
    url,
    key: KEY,
    secret: SECRET,
  });
  expect(type).toBe("message.answered");
  const code = /room=([a-z2-7]{16})$/.exec(data.text)?.[1] ?? "";
  const room = await fetch(`${url}/api/rooms/${code}`);
  expect(await room.json()).toMatchObject({ title: "Friday", on_air: 0 });
  const asked = await fetch(`${url}/api/messages/${data.message_id}`, {
    headers: { "X-Client-Key": KEY },
  });
  expect(await asked.json()).toMatchObject({
    status: "delivered",
    answer: { intent: "open-room" },
  });
});

it("[EX7] the API is described under the one origin, for programs and for people", async () => {
  const document = await fetch(`${product.url}/api/openapi.json`);
  expect(document.headers.get("content-type")).toContain("application/json");
  expect(await document.text()).toContain('"/api/messages/"');
  const page = await fetch(`${product.url}/api/docs`);
  expect(page.headers.get("content-type")).toContain("text/html");
  expect(page.headers.get("content-security-policy")).toContain(
    "default-src 'none'; style-src 'sha256-",
  );
  expect((await fetch(`${product.url}/api/nothing`)).status).toBe(404);
});

it("[EX8] what is secret stands in no line of the log", () => {
  expect(product.output()).not.toContain(KEY);
  expect(product.output()).not.toContain(SECRET.slice(6));
});
