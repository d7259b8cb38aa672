import { err, ok, type Clock, type Result } from "@efir/kit";
import {
  ApiError,
  AvatarFacts,
  HostGrant,
  IceConfig,
  MoveGrant,
  RoomFacts,
  SessionGrant,
  ShareGrant,
  type ApiErrorCode,
  type MemberId,
  type RoomCode,
  type SessionRequest,
  type ShareRequest,
} from "@efir/protocol";
import * as v from "valibot";

/** What the server refused with; or it could not be reached, or answered in a way we do not know. */
export type FailureCode = ApiErrorCode | "unreachable" | "bad-answer";

export interface ApiFailure {
  readonly code: FailureCode;
}

type Bearer = string | null;

/** The HTTP API of our server. Nothing here throws. */
export interface Api {
  readonly openSession: (
    request: SessionRequest,
    bearer: Bearer,
  ) => Promise<Result<SessionGrant, ApiFailure>>;
  readonly roomFacts: (code: RoomCode, bearer: Bearer) => Promise<Result<RoomFacts, ApiFailure>>;
  /** Where the picture of somebody in this room is. */
  readonly avatar: (seen: SeenIn, bearer: Bearer) => Promise<Result<AvatarFacts, ApiFailure>>;
  /** A word for the app beside this room about who one is. */
  readonly hostGrant: (code: RoomCode, bearer: Bearer) => Promise<Result<HostGrant, ApiFailure>>;
  /** A key with which another device goes on in this room. */
  readonly moveKey: (code: RoomCode, bearer: Bearer) => Promise<Result<MoveGrant, ApiFailure>>;
  /** The card of a room, for this person to send. */
  readonly share: (wish: ShareRequest, bearer: Bearer) => Promise<Result<ShareGrant, ApiFailure>>;
  readonly iceConfig: (bearer: Bearer) => Promise<Result<IceConfig, ApiFailure>>;
}

export interface SeenIn {
  readonly person: MemberId;
  readonly room: RoomCode;
}

export interface ApiOptions {
  readonly fetch: (path: string, init: RequestInit) => Promise<Response>;
  readonly clock: Clock;
}

const TIMEOUT_MS = 10_000;
/** The person has tapped and sees nothing yet; there is another way to share. */
const SHARE_TIMEOUT_MS = 3_000;

export function createApi(options: ApiOptions): Api {
  return {
    openSession: (request, bearer) =>
      ask(options, SessionGrant, { path: "/api/session", ...post(request, bearer) }),
    roomFacts: (code, bearer) =>
      ask(options, RoomFacts, { path: `/api/rooms/${code}`, headers: authorization(bearer) }),
    avatar: ({ person, room }, bearer) =>
      ask(options, AvatarFacts, {
        path: `/api/users/${person}/avatar?room=${room}`,
        headers: authorization(bearer),
      }),
    hostGrant: (code, bearer) =>
      ask(options, HostGrant, {
        path: `/api/rooms/${code}/host-token`,
        method: "POST",
        headers: authorization(bearer),
      }),
    moveKey: (room, bearer) =>
      ask(options, MoveGrant, { path: "/api/move-keys", ...post({ room }, bearer) }),
    share: (wish, bearer) => {
      const question = { path: "/api/shares", ...post(wish, bearer) };
      return ask(options, ShareGrant, { ...question, timeoutMs: SHARE_TIMEOUT_MS });
    },
    iceConfig: (bearer) =>
      ask(options, IceConfig, { path: "/api/ice-config", headers: authorization(bearer) }),
  };
}

const authorization = (bearer: Bearer): Record<string, string> =>
  bearer === null ? {} : { authorization: `Bearer ${bearer}` };

const post = (body: object, bearer: Bearer): RequestInit => ({
  method: "POST",
  headers: { ...authorization(bearer), "content-type": "application/json" },
  body: JSON.stringify(body),
});

interface Question extends RequestInit {
  readonly path: string;
  readonly timeoutMs?: number;
}

async function ask<S extends v.GenericSchema>(
  { fetch, clock }: ApiOptions,
  schema: S,
  { path, timeoutMs = TIMEOUT_MS, ...init }: Question,
): Promise<Result<v.InferOutput<S>, ApiFailure>> {
  const overdue = new AbortController();
  const cancel = clock.after(timeoutMs, () => overdue.abort());
  try {
    const response = await fetch(path, { ...init, cache: "no-store", signal: overdue.signal });
    return toAnswer(schema, response, await jsonOf(response));
  } catch {
    return err({ code: "unreachable" }); // no network, no server, or no answer in time
  } finally {
    cancel();
  }
}

/** Undefined for what is not JSON: a proxy's page about a server that is away, say. */
async function jsonOf(response: Response): Promise<unknown> {
  const text = await response.text();
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function toAnswer<S extends v.GenericSchema>(
  schema: S,
  response: Response,
  json: unknown,
): Result<v.InferOutput<S>, ApiFailure> {
  if (response.ok) {
    const answer = v.safeParse(schema, json);
    return answer.success ? ok(answer.output) : err({ code: "bad-answer" });
  }
  const refusal = v.safeParse(ApiError, json);
  if (refusal.success) return err({ code: refusal.output.error.code });
  return err({ code: response.status >= 500 ? "unreachable" : "bad-answer" });
}
