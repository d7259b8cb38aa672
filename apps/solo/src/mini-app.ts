import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import express, { type RequestHandler } from "express";
import { packedFiles } from "./packed-files.ts";

const ROOT = fileURLToPath(new URL("../../miniapp/", import.meta.url));

export type MiniAppSource = "built" | "hot-reload";

/** The Mini App's files; with hot reload while it is being worked on. */
export const miniApp = (source: MiniAppSource): Promise<RequestHandler> =>
  source === "built" ? Promise.resolve(builtFiles()) : viteMiddleware();

export const isBuilt = (): boolean => existsSync(`${ROOT}dist/index.html`);

/** Vite names its assets by their content: they may be kept for ever, the page itself may not. */
function builtFiles(): RequestHandler {
  const router = express.Router();
  router.use((_request, response, next) => {
    response.set(PAGE_HEADERS);
    next();
  });
  router.use(packedFiles(`${ROOT}dist`));
  router.use("/assets", express.static(`${ROOT}dist/assets`, { immutable: true, maxAge: "1y" }));
  router.use(express.static(`${ROOT}dist`, { cacheControl: false, setHeaders: revalidate }));
  return router;
}

const revalidate = (response: { setHeader: (name: string, value: string) => unknown }) =>
  void response.setHeader("Cache-Control", "no-cache");

/** Apps beside rooms, in sandboxed frames; those of this machine in development. */
const FRAMES = "frame-src https: http://localhost:* http://127.0.0.1:*";

/** Telegram's web clients show the page in a frame; nobody else may. */
const PAGE_HEADERS = {
  "Content-Security-Policy": [
    "default-src 'self'",
    "connect-src 'self' ws: wss:",
    "img-src 'self' data: blob: https:",
    "media-src 'self' blob: mediastream:",
    "worker-src 'self' blob:",
    FRAMES,
    "style-src 'self' 'unsafe-inline'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'self' https://web.telegram.org",
  ].join("; "),
  "Referrer-Policy": "no-referrer",
  "X-Content-Type-Options": "nosniff",
};

async function viteMiddleware(): Promise<RequestHandler> {
  const { createServer } = await import("vite");
  const vite = await createServer({
    root: ROOT,
    configLoader: "native", // the bundling one writes a file, and node --watch would start over for ever
    server: { middlewareMode: true },
    appType: "spa",
    logLevel: "warn",
  });
  return vite.middlewares;
}
