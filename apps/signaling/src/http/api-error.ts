import type { ErrorRequestHandler, RequestHandler, Response } from "express";
import type { ApiErrorCode } from "@efir/protocol";

const ANSWERS = {
  "bad-request": [400, "The request does not fit."],
  "bad-code": [400, "A room code has 3 to 64 letters, digits, - and _."],
  "not-found": [404, "There is nothing here."],
  "room-not-found": [404, "Nobody has opened this room."],
  "user-not-found": [404, "Nobody of this id shares a room with you."],
  "no-token": [401, "A session token is needed."],
  "bad-token": [401, "The session token is not good, or not any more."],
  "bad-init-data": [401, "The init data is not genuine."],
  "init-data-expired": [401, "The init data is too old: open the app again."],
  "bad-move-key": [401, "This key is used up, too old, or none of ours: ask for a new code."],
  "telegram-not-configured": [401, "Telegram sign-in is not set up here."],
  "guests-not-allowed": [403, "Guests are not allowed here."],
  "not-in-room": [403, "Only who is in the room now may do this."],
  "too-large": [413, "The request is too large."],
  "too-many-requests": [429, "Too many requests: wait a little."],
  "try-again": [503, "Try again in a moment."],
  internal: [500, "Something went wrong here."],
} as const satisfies Record<ApiErrorCode, readonly [number, string]>;

/** Answers with a code that programs read, and a sentence for people. */
export function refuseRequest(response: Response, code: ApiErrorCode, retryAfterMs?: number): void {
  const [status, message] = ANSWERS[code];
  if (retryAfterMs !== undefined) {
    response.set("Retry-After", String(Math.ceil(retryAfterMs / 1_000)));
  }
  response.status(status).json({ error: { code, message } });
}

export const notFound: RequestHandler = (_request, response) => {
  refuseRequest(response, "not-found");
};

/** The last stop of whatever was thrown. What it was is for the log, not for the client. */
export const caughtError =
  (failed: (error: unknown) => void): ErrorRequestHandler =>
  // eslint-disable-next-line max-params -- express knows an error handler by its four parameters
  (error: unknown, _request, response, next) => {
    if (response.headersSent) {
      next(error);
      return;
    }
    const status = statusOf(error);
    if (status === 413) {
      refuseRequest(response, "too-large");
      return;
    }
    if (status >= 400 && status < 500) {
      refuseRequest(response, "bad-request");
      return;
    }
    failed(error);
    refuseRequest(response, "internal");
  };

/** Express and its body parser say what is the client's fault by a status. */
function statusOf(error: unknown): number {
  const isNamed = typeof error === "object" && error !== null && "status" in error;
  return isNamed && typeof error.status === "number" ? error.status : 500;
}
