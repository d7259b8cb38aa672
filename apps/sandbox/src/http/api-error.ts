import type { ErrorRequestHandler, RequestHandler, Response } from "express";
import type { ActRefusal } from "../acts/act.ts";

type Code =
  ActRefusal["code"] | "bad-request" | "not-found" | "too-large" | "too-many-pages" | "internal";

const ANSWERS = {
  "bad-request": [400, "The request does not fit."],
  "bad-start-param": [400, "A start parameter has up to 512 letters, digits, _ and -."],
  "may-not-post": [403, "This person may not write in this chat."],
  "chat-not-allowed": [403, "The prepared message may not go to this kind of chat."],
  "not-found": [404, "There is nothing here."],
  "person-not-found": [404, "There is no such person."],
  "chat-not-found": [404, "This person is in no such chat."],
  "topic-not-found": [404, "The chat has no such topic."],
  "message-not-found": [404, "The chat has no such message."],
  "no-such-button": [404, "No message there has such a button."],
  "no-menu-button": [404, "There is no Mini App behind the menu button of this chat."],
  "result-not-found": [404, "The bot offered no such result, or too long ago."],
  "prepared-message-not-found": [404, "Nothing is prepared for this person under that name."],
  "fault-not-possible": [409, "That cannot happen there now."],
  "too-large": [413, "The request is too large."],
  internal: [500, "Something went wrong here."],
  "too-many-pages": [503, "Too many pages are open."],
} as const satisfies Record<Code, readonly [number, string]>;

export function refuseRequest(response: Response, code: Code): void {
  const [status, message] = ANSWERS[code];
  response.status(status).json({ error: { code, message } });
}

export const notFound: RequestHandler = (_request, response) => {
  refuseRequest(response, "not-found");
};

// eslint-disable-next-line max-params -- express knows an error handler by its four parameters
export const caughtError: ErrorRequestHandler = (error: unknown, _request, response, next) => {
  const status = statusOf(error);
  if (response.headersSent) next(error);
  else if (status === 413) refuseRequest(response, "too-large");
  else refuseRequest(response, status < 500 ? "bad-request" : "internal");
};

/** Express and its body parsers say what is the client's fault by a status. */
export function statusOf(error: unknown): number {
  const isNamed = typeof error === "object" && error !== null && "status" in error;
  return isNamed && typeof error.status === "number" ? error.status : 500;
}
