import express, {
  Router,
  type ErrorRequestHandler,
  type RequestHandler,
  type Response,
} from "express";
import type { Answer } from "../bot-api/method.ts";
import { methodNamed } from "../bot-api/methods.ts";
import { badRequest, type ApiRefusal } from "../bot-api/refusal.ts";
import type { Desk } from "../desk.ts";
import { statusOf } from "./api-error.ts";
import { readParameters } from "./read-call.ts";

interface Path {
  readonly token: string;
  readonly method: string;
}

/** `/bot<token>/<method>`, by GET or POST, as the Bot API is called. */
export function botApi(desk: Desk): Router {
  const router = Router();
  const body = express.raw({ type: () => true, limit: "20mb" });
  router.all("/bot:token/:method", isGenuine(desk), body, call(desk));
  router.use("/bot:token", (_request, response) => refuse(response, NOT_FOUND));
  router.use(caught);
  return router;
}

const NOT_FOUND: ApiRefusal = { status: 404, description: "Not Found" };
const UNAUTHORIZED: ApiRefusal = { status: 401, description: "Unauthorized" };

function refuse(response: Response, { status, description, parameters }: ApiRefusal): void {
  const answer = { ok: false, error_code: status, description, ...(parameters && { parameters }) };
  response.status(status).json(answer);
}

/** Nothing of a call is read before its token is known to be good. */
const isGenuine =
  ({ bot }: Desk): RequestHandler<Path> =>
  (request, response, next) => {
    if (request.params.token === bot.token) next();
    else refuse(response, UNAUTHORIZED);
  };

const call =
  (desk: Desk): RequestHandler<Path, unknown, unknown> =>
  async (request, response) => {
    const method = methodNamed(request.params.method);
    if (!method) {
      refuse(response, NOT_FOUND);
      return;
    }
    const parameters = readParameters({
      query: request.originalUrl.split("?")[1] ?? "",
      contentType: request.get("content-type") ?? "",
      body: Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0),
    });
    const gone = goneWith(response);
    const answer: Answer = parameters.ok
      ? await method(desk, { ...parameters.value, gone })
      : badRequest(parameters.error);
    if (answer.ok) response.json({ ok: true, result: answer.value });
    else refuse(response, answer.error);
  };

function goneWith(response: Response): AbortSignal {
  const gone = new AbortController();
  response.once("close", () => gone.abort());
  return gone.signal;
}

// eslint-disable-next-line max-params -- express knows an error handler by its four parameters
const caught: ErrorRequestHandler = (error: unknown, _request, response, next) => {
  const status = statusOf(error);
  if (response.headersSent) next(error);
  else if (status === 413) refuse(response, { status, description: "Request Entity Too Large" });
  else if (status < 500) refuse(response, { status: 400, description: "Bad Request" });
  else refuse(response, { status: 500, description: "Internal Server Error" });
};
