import type { Server } from "node:http";
import express from "express";
import { afterAll, beforeAll, expect, it } from "vitest";
import { closeServer, createHttpServer, listen } from "./listen.ts";
import { miniApp } from "./mini-app.ts";

/** The built page where there is one; where nothing was built yet, a page in its place. */
async function openPage() {
  const app = express();
  app.use(await miniApp("built"));
  app.use((_request, response) => void response.send("<!doctype html>"));
  const server = createHttpServer(app);
  const port = await listen(server, 0);
  if (!port.ok) throw new Error("no port");
  return { server, url: `http://localhost:${port.value}` };
}

let server: Server;
let url: string;
beforeAll(async () => {
  ({ server, url } = await openPage());
});
afterAll(() => closeServer(server));

const WAYS_IN = ["/", "/?room=room123", "/?tgWebAppStartParam=room123", "/index.html?room=room123"];

it.each(WAYS_IN)("[SL6] [TRAP44] %s is the page itself, never a way to another", async (path) => {
  const answer = await fetch(url + path, { redirect: "manual" });
  expect([answer.status, answer.headers.get("location")]).toEqual([200, null]);
  expect(await answer.text()).toMatch(/^<!doctype html>/i);
});

it.each(WAYS_IN)(
  "[SL7] [TRAP45] %s may be framed by Telegram on the web, and nobody else",
  async (path) => {
    const { headers } = await fetch(url + path);
    expect(headers.get("x-frame-options")).toBeNull();
    const policy = headers.get("content-security-policy")?.split("; ");
    expect(policy?.filter((rule) => rule.startsWith("frame-ancestors"))).toEqual([
      "frame-ancestors 'self' https://web.telegram.org",
    ]);
  },
);

it("[SL8] [TRAP9] the page's address, which holds a login, is told to no other site", async () => {
  const { headers } = await fetch(`${url}/?room=room123`);
  expect(headers.get("referrer-policy")).toBe("no-referrer");
});

it("[SL9] [TRAP46] the page sets no cookie", async () => {
  expect((await fetch(`${url}/?room=room123`)).headers.get("set-cookie")).toBeNull();
});

it("[SL12] a slow line has a minute for a file before the next one needs a new connection", async () => {
  const kept = (await fetch(url)).headers.get("keep-alive");
  expect(Number(kept?.replace("timeout=", ""))).toBeGreaterThanOrEqual(60);
});
