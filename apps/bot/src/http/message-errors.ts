import type { ErrorRequestHandler, Response } from "express";

/** Every refusal of `/api/messages`: its status and a sentence for people. The codes are documented in the API. */
export const MESSAGE_ERRORS = {
  "bad-request": [400, "The body must be JSON with the texts client_id and content."],
  "webhook-url-missing": [400, "The header X-Webhook-URL is needed: the answer goes there."],
  "bad-webhook-url": [400, "Nothing is sent to this address. It must be https and a public name."],
  "bad-client-id": [
    400,
    "A client_id has 1 to 128 of A-Z a-z 0-9 _ . : @ - and begins with a letter or digit.",
  ],
  "bad-content": [400, "The content is empty, or no proper text."],
  "bad-idempotency-key": [
    400,
    "An Idempotency-Key has 1 to 255 printable ASCII characters, no spaces.",
  ],
  "no-key": [401, "The header X-Client-Key is needed."],
  "bad-key": [401, "This key is not known here."],
  "reserved-client-id": [403, "Clients of this platform do not come this way."],
  "not-found": [404, "There is nothing here."],
  "message-not-found": [404, "There is no such message, or not any more."],
  "webhook-disabled": [
    409,
    "This address answered 410 Gone: it gets nothing until an admin replays one of its messages.",
  ],
  "content-too-large": [413, "The content is larger than 8 kB."],
  "too-large": [413, "The request is too large."],
  "unsupported-media-type": [415, "The body must be application/json in UTF-8."],
  "idempotency-key-reused": [422, "This Idempotency-Key came before with another request."],
  "too-many-requests": [429, "Too many messages: wait a little."],
  "try-again": [503, "Try again in a moment."],
} as const satisfies Readonly<Record<string, readonly [number, string]>>;

export type MessageErrorCode = keyof typeof MESSAGE_ERRORS;

interface More {
  readonly retryAfterMs?: number;
  /** What exactly does not fit: a word of ours. */
  readonly why?: string;
}

/** Answers with a code that programs read, and a sentence for people. */
export function refuse(response: Response, code: MessageErrorCode, more?: More | null): void {
  const [status, message] = MESSAGE_ERRORS[code];
  const { retryAfterMs, why } = more ?? {};
  if (retryAfterMs !== undefined)
    response.set("Retry-After", String(Math.ceil(retryAfterMs / 1_000)));
  response.status(status).json({ error: { code, message, ...(why !== undefined && { why }) } });
}

const BY_STATUS = new Map<number, MessageErrorCode>([
  [413, "too-large"],
  [415, "unsupported-media-type"],
]);
const TRY_AGAIN_MS = 2_000;

/** The last stop of whatever was thrown. What it was is for the log, not for the client. */
export const answerCaughtError =
  (failed: (error: unknown) => void): ErrorRequestHandler =>
  // eslint-disable-next-line max-params -- express knows an error handler by its four parameters
  (error: unknown, _request, response, next) => {
    if (response.headersSent) {
      next(error);
      return;
    }
    const status = statusOf(error);
    if (status >= 400 && status < 500) {
      refuse(response, BY_STATUS.get(status) ?? "bad-request");
      return;
    }
    failed(error); // the queue is out of reach, as far as we know
    refuse(response, "try-again", { retryAfterMs: TRY_AGAIN_MS });
  };

/** Express and its body parser say what is the client's fault by a status. */
function statusOf(error: unknown): number {
  const isNamed = typeof error === "object" && error !== null && "status" in error;
  return isNamed && typeof error.status === "number" ? error.status : 500;
}
