import type { ErrorRequestHandler, Response } from "express";
import type { HostErrorCode } from "@efir/protocol";
import { refuseRequest } from "./api-error.ts";

const ANSWERS = {
  "hosts-not-allowed": [403, "Apps cannot register rooms here: HOST_SECRET is not set."],
  "bad-host-secret": [401, "The host secret is not the one of this deployment."],
  "bad-room-secret": [403, "Only whoever registered this room may change it."],
  "bad-host-url": [
    400,
    "app_url must be an https address and ws_url a wss one: at most 512 characters, no name, password or fragment, and not of this very site.",
  ],
  "host-origin-not-allowed": [403, "This deployment shows apps of other places only."],
  "chat-not-open": [403, "An admin of this chat has to send the bot /hosts on there first."],
  "room-taken": [409, "Another app has this room: send its room_secret, or take another code."],
  "not-in-room": [403, "Only who is in the room now is named to the app beside it."],
  "host-not-found": [404, "No app is registered for this room, or not any more."],
} as const satisfies Record<HostErrorCode, readonly [number, string]>;

export function refuseHost(response: Response, code: HostErrorCode): void {
  const [status, message] = ANSWERS[code];
  response.status(status).json({ error: { code, message } });
}

const TRY_AGAIN_MS = 2_000;

/** What was thrown without a status is the store out of reach; the rest is for whoever is next. */
export const storeAway =
  (troubled: (what: string, error: unknown) => void): ErrorRequestHandler =>
  // eslint-disable-next-line max-params -- express knows an error handler by its four parameters
  (error: unknown, _request, response, next) => {
    if (response.headersSent || (error instanceof Error && "status" in error)) {
      next(error);
      return;
    }
    troubled("an app beside a room could not be kept", error);
    refuseRequest(response, "try-again", TRY_AGAIN_MS);
  };
