import express, { type ErrorRequestHandler, type Express } from "express";
import { health } from "./health.ts";
import type { HttpDeps } from "./http-deps.ts";
import { webhook } from "./webhook.ts";

export type HttpApp = Express;

/** All HTTP of the bot. Other paths than its own are left to whoever mounted it. */
export function createApp(deps: HttpDeps): HttpApp {
  const app = express();
  app.disable("x-powered-by");
  app.use(health(deps), deps.messages);
  if (deps.webhookSecret !== null) app.use(webhook(deps, deps.webhookSecret));
  app.use(caughtError(deps));
  return app;
}

/** One after the other, as if they were one. */
export const together = (...apps: readonly HttpApp[]): HttpApp =>
  express()
    .disable("x-powered-by")
    .use([...apps]);

/** Express would print the error to whoever asked; what it was is for the log. */
const caughtError =
  ({ logger, metrics }: HttpDeps): ErrorRequestHandler =>
  // eslint-disable-next-line max-params -- express knows an error handler by its four parameters
  (error: unknown, _request, response, next) => {
    if (response.headersSent) {
      next(error);
      return;
    }
    const status = statusOf(error);
    if (status < 500) metrics.webhookRefused("body");
    else logger.error("a request could not be answered", { error });
    response.status(status).end();
  };

/** The body parser says what is the client's fault by a status: 400, 413, 415. */
function statusOf(error: unknown): number {
  const isNamed = typeof error === "object" && error !== null && "status" in error;
  return isNamed && typeof error.status === "number" ? error.status : 500;
}
