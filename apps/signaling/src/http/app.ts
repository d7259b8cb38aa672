import express, { Router, type Express, type RequestHandler } from "express";
import { createAddressLimit } from "../address-limit.ts";
import type { Deps } from "../deps.ts";
import type { Instance } from "../instance.ts";
import { caughtError, notFound } from "./api-error.ts";
import { showAvatar, tellAvatar } from "./avatars.ts";
import { tellApiDocs, tellApiDocument } from "./api-docs.ts";
import { noteFirstVoice } from "./first-voice.ts";
import { health } from "./health.ts";
import { tellIceConfig } from "./ice.ts";
import { storeAway } from "./host-error.ts";
import { keepHost, registerHost, removeHost } from "./host-rooms.ts";
import { grantHostToken } from "./host-token.ts";
import { limitAddress } from "./limit-address.ts";
import { grantMoveKey } from "./move-keys.ts";
import { tellRoomFacts } from "./rooms.ts";
import { grantSession } from "./session.ts";

export type HttpApp = Express;

/** All HTTP of signaling. Other paths than its own are left to whoever mounted it. */
export function createApp(instance: Instance): HttpApp {
  const { deps } = instance;
  const app = express();
  app.disable("x-powered-by");
  app.set("trust proxy", deps.settings.trustProxy);
  app.use(health(instance));
  app.use("/api", api(deps));
  return app;
}

function api(deps: Deps): Router {
  const { limits, clock, logger } = deps;
  const router = Router();
  const sessions = limitAddress(createAddressLimit(limits.session, clock));
  const reads = limitAddress(createAddressLimit(limits.read, clock));
  router.use(nothingToRun);
  router.use("/host/rooms", hostRooms(deps));
  router.post("/session", sessions, express.json({ limit: "16kb" }), grantSession(deps));
  router.post("/move-keys", reads, express.json({ limit: "1kb" }), grantMoveKey(deps));
  router.post("/first-voice", reads, express.json({ limit: "1kb" }), noteFirstVoice(deps));
  router.get("/ice-config", reads, tellIceConfig(deps));
  router.get("/rooms/:code", reads, tellRoomFacts(deps));
  router.post("/rooms/:code/host-token", reads, grantHostToken(deps));
  router.get("/users/:id/avatar", reads, tellAvatar(deps));
  router.get("/users/:id/avatar/:file", reads, showAvatar(deps));
  router.get("/openapi.json", reads, tellApiDocument());
  router.get("/docs", reads, tellApiDocs());
  router.use(notFound);
  router.use(caughtError((error) => logger.error("a request could not be answered", { error })));
  return router;
}

function hostRooms(deps: Deps): Router {
  const router = Router();
  router.use(limitAddress(createAddressLimit(deps.limits.host, deps.clock)));
  router.use(express.json({ limit: "4kb" }));
  router.post("/register", registerHost(deps));
  router.post("/:code/heartbeat", keepHost(deps));
  router.delete("/:code", removeHost(deps));
  router.use(storeAway(deps.troubled));
  return router;
}

/** An answer of the API is data, whatever a browser may take it for. */
const nothingToRun: RequestHandler = (_request, response, next) => {
  response.set({
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
  });
  next();
};
