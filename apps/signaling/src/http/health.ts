import { Router } from "express";
import type { Instance } from "../instance.ts";

/** What operators and load balancers ask. */
export function health({ deps, isServing }: Instance): Router {
  const { directory, metrics } = deps;
  const router = Router();
  router.get("/healthz", (_request, response) => void response.json({ status: "ok" }));
  router.get("/readyz", async (_request, response) => {
    const isReady = isServing() && (await directory.ready().catch(() => false));
    response.status(isReady ? 200 : 503).json({ status: isReady ? "ready" : "not-ready" });
  });
  router.get("/metrics", async (_request, response) => {
    response.type(metrics.contentType).send(await metrics.text());
  });
  return router;
}
