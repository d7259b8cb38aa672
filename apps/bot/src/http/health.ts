import { Router } from "express";
import type { HttpDeps } from "./http-deps.ts";

/** What operators and load balancers ask. */
export function health({ isReady, metrics }: HttpDeps): Router {
  const router = Router();
  router.get("/healthz", (_request, response) => void response.json({ status: "ok" }));
  router.get("/readyz", async (_request, response) => {
    const ready = await isReady().catch(() => false);
    response.status(ready ? 200 : 503).json({ status: ready ? "ready" : "not-ready" });
  });
  router.get("/metrics", async (_request, response) => {
    response.type(metrics.contentType).send(await metrics.text());
  });
  return router;
}
