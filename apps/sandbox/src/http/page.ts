import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import express, { Router } from "express";

const DIST = fileURLToPath(new URL("../../page/dist/", import.meta.url));

/** The built page. Its address is answered as it stands: a redirect would lose who opens which chat. */
export function page(): Router {
  const router = Router();
  router.get("/", (_request, response) => {
    response.set("Cache-Control", "no-cache");
    if (existsSync(`${DIST}index.html`)) response.sendFile("index.html", { root: DIST });
    else response.status(503).type("text/plain").send("The sandbox's page is not built yet.\n");
  });
  router.use(express.static(DIST, { index: false, redirect: false }));
  return router;
}
