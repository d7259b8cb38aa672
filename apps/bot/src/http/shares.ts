import type { Logger } from "@efir/config";
import type { Directory } from "@efir/directory";
import { createPaces } from "@efir/gateway";
import type { Clock } from "@efir/kit";
import { roomKey, ShareRequest, type ApiErrorCode, type ShareGrant } from "@efir/protocol";
import { bearerToken, type Identity, type SessionTokens } from "@efir/session";
import express, { type Request, type RequestHandler, type Response } from "express";
import * as v from "valibot";
import type { PrepareCard } from "../shares/prepare-card.ts";

export interface SharesDeps {
  /** Null: this bot cannot tell who asks, because nobody gave it the secret of sessions. */
  readonly tokens: SessionTokens | null;
  readonly directory: Pick<Directory, "room" | "members">;
  readonly prepare: PrepareCard;
  readonly clock: Clock;
  readonly logger: Logger;
}

const REFUSALS = {
  "bad-request": [400, "The request does not fit."],
  "bad-code": [400, "The code of this room is too long for a card."],
  "no-token": [401, "A session token is needed."],
  "bad-token": [401, "The session token is not good, or not of somebody in Telegram."],
  "telegram-not-configured": [401, "Telegram sign-in is not set up here."],
  "not-in-room": [403, "Only who is in the room now may do this."],
  "too-many-requests": [429, "Too many requests: wait a little."],
  "try-again": [503, "Try again in a moment."],
} as const satisfies Partial<Record<ApiErrorCode, readonly [number, string]>>;
type Refusal = keyof typeof REFUSALS;

/** A card is prepared for each tap on Invite. */
const PACE = { everyMs: 3_000, burst: 10 };
const TELEGRAM_ID = /^tg(\d{1,16})$/;

/** `POST /api/shares`: the card of a room, for somebody who is in it to send. Other paths are left to whoever mounted it. */
export function createSharesApp(deps: SharesDeps): express.Express {
  const app = express();
  app.disable("x-powered-by");
  const json: RequestHandler = express.json({ limit: "1kb" });
  app.post("/api/shares", json, share(deps));
  return app;
}

function share(deps: SharesDeps): RequestHandler {
  const paces = createPaces(deps.clock);

  function judge(request: Request): Asked | Refusal {
    const asker = whoAsks(bearerToken(request), deps.tokens);
    const body = v.safeParse(ShareRequest, request.body);
    if (typeof asker === "string") return asker;
    if (!body.success) return "bad-request";
    const runner = { limit: "key", name: asker.identity.person.id, pace: PACE } as const;
    return paces.take([runner]) ? "too-many-requests" : { ...body.output, ...asker };
  }

  return async (request, response) => {
    response.set({ "Cache-Control": "no-store", "X-Content-Type-Options": "nosniff" });
    const asked = judge(request);
    if (typeof asked === "string") refuse(response, asked);
    else await answer(response, asked, deps);
  };
}

async function answer(response: Response, asked: Asked, deps: SharesDeps): Promise<void> {
  try {
    const outcome = await prepare(asked, deps);
    if (typeof outcome === "string") refuse(response, outcome);
    else response.json(outcome);
  } catch (error) {
    deps.logger.warn("a card could not be prepared", { error });
    refuse(response, "try-again");
  }
}

interface Asker {
  readonly identity: Identity;
  readonly telegramId: number;
}

function whoAsks(token: string | null, tokens: SessionTokens | null): Asker | Refusal {
  if (!tokens) return "telegram-not-configured";
  if (token === null) return "no-token";
  const read = tokens.read(token);
  const [, id] = (read.ok && TELEGRAM_ID.exec(read.value.person.id)) || [];
  return read.ok && id !== undefined
    ? { identity: read.value, telegramId: Number(id) }
    : "bad-token";
}

type Asked = ShareRequest & Asker;

async function prepare(
  { room: code, language, identity, telegramId }: Asked,
  { directory, prepare: prepareCard }: SharesDeps,
): Promise<ShareGrant | Refusal> {
  const [room, seated] = await Promise.all([directory.room(code), directory.members(code)]);
  const mayAsk = (identity.onlyRoom ?? roomKey(code)) === roomKey(code);
  const isInside = seated.some(({ member }) => member.id === identity.person.id);
  if (!room || !mayAsk || !isInside) return "not-in-room";
  const id = await prepareCard({ person: telegramId, room, language });
  return id === null ? "bad-code" : { prepared_id: id };
}

function refuse(response: Response, code: Refusal): void {
  const [status, message] = REFUSALS[code];
  response.status(status).json({ error: { code, message } });
}
