import { readFile } from "node:fs/promises";
import type { RequestListener } from "node:http";
import { stripTypeScriptTypes } from "node:module";
import { fileURLToPath } from "node:url";

const PAGE = new URL("page/", import.meta.url);
const SDK = new URL("./", import.meta.resolve("@efir/host-sdk"));

/** What a browser may ask for; the SDK and the game are TypeScript, whose types are taken away here. */
const FILES: Readonly<Record<string, URL>> = {
  "/": new URL("index.html", PAGE),
  "/style.css": new URL("style.css", PAGE),
  ...named("/", ["game.ts", "draw.ts", "hear.ts", "words.ts"], PAGE),
  ...named("/sdk/", ["index.ts", "room.ts", "messages.ts", "from-page.ts", "host-token.ts"], SDK),
};

function named(path: string, files: readonly string[], folder: URL): Record<string, URL> {
  return Object.fromEntries(files.map((file) => [path + file, new URL(file, folder)]));
}

const TYPES: Readonly<Record<string, string>> = {
  html: "text/html; charset=utf-8",
  css: "text/css; charset=utf-8",
  ts: "text/javascript; charset=utf-8",
};

/** Answers with the page. Nobody but Efir may show it in a frame. */
export const servePage =
  (efirUrl: string): RequestListener =>
  (request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://game");
    const file = FILES[pathname];
    if (!file) {
      response.writeHead(404).end();
      return;
    }
    const ending = pathname === "/" ? "html" : (pathname.split(".").at(-1) ?? "");
    readFile(fileURLToPath(file), "utf8").then(
      (text) => {
        response.writeHead(200, {
          "Content-Type": TYPES[ending],
          "Cache-Control": "no-cache",
          "Content-Security-Policy": `frame-ancestors ${new URL(efirUrl).origin}`,
        });
        response.end(ending === "ts" ? stripTypeScriptTypes(text) : text);
      },
      () => response.writeHead(500).end(),
    );
  };
