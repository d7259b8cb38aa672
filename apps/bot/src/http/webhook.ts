import { isSameSecret } from "@efir/config";
import express, { Router, type RequestHandler } from "express";
import type { Update } from "grammy/types";
import * as v from "valibot";
import { atMost } from "../in-flight.ts";
import type { HttpDeps } from "./http-deps.ts";

/** Telegram is answered within a second. */
const PATIENCE_MS = 900;

const UpdateBody = v.custom<Update>((body) => v.is(v.object({ update_id: v.number() }), body));

/** `POST /webhook/telegram`. Nothing is read of a request that does not know the secret. */
export function webhook(deps: HttpDeps, secret: string): Router {
  const router = Router();
  const json = express.json({ limit: "1mb", type: () => true });
  router.post("/webhook/telegram", checkSecret(deps, secret), json, takeUpdate(deps));
  return router;
}

const checkSecret =
  ({ metrics }: HttpDeps, secret: string): RequestHandler =>
  (request, response, next) => {
    if (isSameSecret(request.get("x-telegram-bot-api-secret-token"), secret)) {
      next();
      return;
    }
    metrics.webhookRefused("secret");
    response.status(401).end();
  };

/**
 * A handler that takes longer goes on after the answer. Nothing is lost by it: an update that fails is not
 * asked for again anyhow, and those of a chat wait for each other here.
 */
const takeUpdate =
  ({ handle, isStarted, clock, metrics }: HttpDeps): RequestHandler =>
  async (request, response) => {
    const update = v.safeParse(UpdateBody, request.body);
    if (!update.success || !isStarted()) {
      metrics.webhookRefused(update.success ? "not-ready" : "body");
      response.status(update.success ? 503 : 400).end();
      return;
    }
    await atMost(PATIENCE_MS, handle(update.output), clock);
    response.status(200).end();
  };
