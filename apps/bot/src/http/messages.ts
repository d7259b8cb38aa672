import express, { Router, type RequestHandler, type Response } from "express";
import { isSameSecret, type GatewayKey, type Logger } from "@efir/config";
import { createPaces, type Gateway, type Message, type NotAsked } from "@efir/gateway";
import type { Clock } from "@efir/kit";
import * as v from "valibot";
import { answerCaughtError, refuse } from "./message-errors.ts";

export interface MessagesDeps {
  readonly gateway: Pick<Gateway, "ask" | "message">;
  readonly gatewayKeys: readonly GatewayKey[];
  readonly trustProxy: number;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** Content of 8 kB, written in the longest way that JSON has. */
const BODY_LIMIT = "64kb";
/** Whoever guesses keys has to be patient. */
const WRONG_KEYS = { everyMs: 6_000, burst: 10 };

const Body = v.object({ client_id: v.string(), content: v.string() });

/** `POST /api/messages/` and `GET /api/messages/:id`. Other paths are left to whoever mounted it. */
export function createMessagesApp(deps: MessagesDeps): express.Express {
  const app = express();
  app.disable("x-powered-by");
  app.set("trust proxy", deps.trustProxy);
  app.use("/api/messages", messages(deps));
  return app;
}

function messages(deps: MessagesDeps): Router {
  const router = Router();
  router.use(nothingToRun, letIn(deps));
  router.post("/", express.json({ limit: BODY_LIMIT }), accept(deps));
  router.get("/:id", tell(deps));
  router.use((_request, response) => refuse(response, "not-found"));
  router.use(
    answerCaughtError((error) => deps.logger.error("a message could not be taken", { error })),
  );
  return router;
}

const nothingToRun: RequestHandler = (_request, response, next) => {
  response.set({
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "Cache-Control": "no-store",
  });
  next();
};

const keyIn = (response: Response): GatewayKey => {
  const { key }: { key?: GatewayKey } = response.locals;
  if (!key) throw new Error("A request came past the door");
  return key;
};

/** Nothing is read of a request that brings no key. */
function letIn({ gatewayKeys: keys, clock }: MessagesDeps): RequestHandler {
  const paces = createPaces(clock);
  return (request, response, next) => {
    const given = request.get("x-client-key");
    if (given === undefined) {
      refuse(response, "no-key");
      return;
    }
    // All are compared, so that the time tells nothing of which one came near.
    const [key] = keys.filter((each) => isSameSecret(given, each.key));
    if (key) {
      response.locals["key"] = key;
      next();
      return;
    }
    const wrong = { limit: "key", name: request.ip ?? "", pace: WRONG_KEYS } as const;
    const slow = paces.take([wrong]);
    refuse(
      response,
      slow ? "too-many-requests" : "bad-key",
      slow && { retryAfterMs: slow.retryAfterMs },
    );
  };
}

const accept =
  ({ gateway }: MessagesDeps): RequestHandler =>
  async (request, response) => {
    const body = v.safeParse(Body, request.body);
    const url = request.get("x-webhook-url");
    if (!body.success || url === undefined) {
      refuse(response, body.success ? "webhook-url-missing" : "bad-request");
      return;
    }
    const { client_id: client, content } = body.output;
    const idempotencyKey = request.get("idempotency-key") ?? null;
    const asked = await gateway.ask({ client, content, url, idempotencyKey }, keyIn(response));
    if (!asked.ok) {
      refuseQuestion(response, asked.error);
      return;
    }
    const { id, status, isNew } = asked.value;
    if (!isNew) response.set("Idempotent-Replayed", "true");
    response.location(`/api/messages/${id}`).status(202).json({ message_id: id, status });
  };

function refuseQuestion(response: Response, refusal: NotAsked): void {
  switch (refusal.code) {
    case "too-many-requests":
      return refuse(response, refusal.code, {
        retryAfterMs: refusal.retryAfterMs,
        why: refusal.limit,
      });
    case "bad-webhook-url":
      return refuse(response, refusal.code, { why: refusal.why });
    default:
      return refuse(response, refusal.code);
  }
}

/** A message is known to the one whose key let it in. */
const tell =
  ({ gateway }: MessagesDeps): RequestHandler<{ id: string }> =>
  async (request, response) => {
    const message = await gateway.message(request.params.id);
    if (message?.key === keyIn(response).name) response.json(view(message));
    else refuse(response, "message-not-found");
  };

const view = (message: Message) => ({
  message_id: message.id,
  client_id: message.client,
  status: message.status,
  attempts: message.attempts,
  accepted_at: message.acceptedAt,
  next_attempt_at: message.dueAt,
  reason: message.reason,
  answer: message.answer && {
    text: message.answer.text,
    intent: message.answer.intent,
    confidence: message.answer.confidence,
    escalated: message.answer.escalated,
    room: message.answer.room,
  },
});
