import { err, ok, type Result } from "@efir/kit";
import * as v from "valibot";
import type {
  AskInline,
  CallbackAnswer,
  ChooseResult,
  Fault,
  InlineAnswer,
  Launch,
  PressButton,
  SendText,
  ShareChat,
  SharePrepared,
  WorldView,
} from "../../../src/page-api.ts";
import { isRecord } from "./is-record.ts";

/** `message` is the server's own sentence; null where no server answered. */
export interface ApiFailure {
  readonly code: string;
  readonly message: string | null;
}

type Answer<T> = Promise<Result<T, ApiFailure>>;

/** The server of the sandbox. Nothing here throws. */
export interface Api {
  /** Null: whoever the server thinks of first. */
  readonly world: (user: number | null) => Answer<WorldView>;
  readonly send: (message: SendText) => Answer<{ readonly messageId: number }>;
  readonly press: (button: PressButton) => Answer<CallbackAnswer>;
  readonly askInline: (question: AskInline) => Answer<InlineAnswer>;
  readonly chooseResult: (choice: ChooseResult) => Answer<{ readonly messageId: number }>;
  readonly launch: (launch: Launch) => Answer<{ readonly url: string }>;
  readonly sharePrepared: (share: SharePrepared) => Answer<{ readonly messageId: number }>;
  readonly shareChat: (share: ShareChat) => Answer<{ readonly messageId: number }>;
  readonly cause: (fault: Fault) => Answer<object>;
}

export type Fetch = (path: string, init: RequestInit) => Promise<Response>;

const Refusal = v.object({ error: v.object({ code: v.string(), message: v.string() }) });

// The server is built together with this page: that an answer is an object is all that is looked at.
const Sent = v.custom<{ readonly messageId: number }>(isRecord);
const World = v.custom<WorldView>(isRecord);
const Pressed = v.custom<CallbackAnswer>(isRecord);
const Inline = v.custom<InlineAnswer>(isRecord);
const Launched = v.object({ url: v.pipe(v.string(), v.url()) });
const Done = v.custom<object>(isRecord);

export function createApi(fetch: Fetch): Api {
  const post =
    <T>(path: string, answer: v.GenericSchema<unknown, T>) =>
    (body: object): Answer<T> =>
      ask(answer, () =>
        fetch(`/sandbox/api/${path}`, {
          method: "POST",
          headers: { "content-type": "application/json" },
          body: JSON.stringify(body),
        }),
      );
  return {
    world: (user) => {
      const query = user === null ? "" : `?user=${user}`;
      return ask(World, () => fetch(`/sandbox/api/world${query}`, { cache: "no-store" }));
    },
    send: post("messages", Sent),
    press: post("callbacks", Pressed),
    askInline: post("inline-queries", Inline),
    chooseResult: post("chosen-results", Sent),
    launch: post("launches", Launched),
    sharePrepared: post("prepared-shares", Sent),
    shareChat: post("shared-chats", Sent),
    cause: post("faults", Done),
  };
}

async function ask<T>(
  schema: v.GenericSchema<unknown, T>,
  request: () => Promise<Response>,
): Answer<T> {
  try {
    const response = await request();
    return toAnswer(schema, response.ok, await jsonOf(response));
  } catch {
    return err({ code: "unreachable", message: null }); // no network, or no server
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

function toAnswer<T>(
  schema: v.GenericSchema<unknown, T>,
  fine: boolean,
  json: unknown,
): Result<T, ApiFailure> {
  const answer = v.safeParse(schema, json);
  if (fine && answer.success) return ok(answer.output);
  const refusal = v.safeParse(Refusal, json);
  return err(refusal.success ? refusal.output.error : { code: "bad-answer", message: null });
}
