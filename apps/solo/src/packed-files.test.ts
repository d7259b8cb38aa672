import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import type { Server } from "node:http";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import express from "express";
import { afterAll, beforeAll, expect, it } from "vitest";
import { closeServer, listen } from "./listen.ts";
import { packedFiles } from "./packed-files.ts";

const folder = mkdtempSync(join(tmpdir(), "efir-packed-"));
const SCRIPT = "export const packed = true;";
let server: Server;
let url: string;

beforeAll(async () => {
  writeFileSync(join(folder, "a.js"), SCRIPT);
  writeFileSync(join(folder, "a.js.gz"), gzipSync(SCRIPT));
  writeFileSync(join(folder, "b.js"), SCRIPT);
  writeFileSync(join(folder, "index.html"), "<p>");
  writeFileSync(join(folder, "index.html.gz"), gzipSync("<p>"));
  server = createServer(express().use(packedFiles(folder), express.static(folder)));
  const port = await listen(server, 0);
  if (!port.ok) throw new Error("no port");
  url = `http://localhost:${port.value}`;
});
afterAll(async () => {
  await closeServer(server);
  rmSync(folder, { recursive: true });
});

const ask = async (path: string, encoding: string) => {
  const answer = await fetch(url + path, { headers: { "accept-encoding": encoding } });
  const { headers } = answer;
  return {
    encoding: headers.get("content-encoding"),
    type: headers.get("content-type"),
    vary: headers.get("vary"),
    text: await answer.text(),
  };
};

it("[SL20] a file comes packed where the browser takes that, under its own type", async () => {
  expect(await ask("/a.js", "gzip, br")).toEqual({
    encoding: "gzip",
    type: "text/javascript; charset=utf-8",
    vary: "Accept-Encoding",
    text: SCRIPT,
  });
  expect(await ask("/?room=room123", "gzip")).toMatchObject({ encoding: "gzip", text: "<p>" });
});

it("[SL21] a browser that takes no packing, and a file that was not packed, get it as it is", async () => {
  expect(await ask("/a.js", "identity")).toMatchObject({ encoding: null, text: SCRIPT });
  expect(await ask("/b.js", "gzip")).toMatchObject({ encoding: null, text: SCRIPT });
});
