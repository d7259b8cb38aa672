import type { Clock } from "@efir/kit";
import type { Answer, Message } from "../message.ts";
import type { Endpoint, Endpoints } from "./endpoints.ts";
import type { Post, PostResult } from "./post.ts";
import { retryAfterMs } from "./retry-after.ts";
import { tryAgain, type Outcome, type Sender } from "./sender.ts";
import { signedHeaders } from "./sign.ts";
import { createTurnstile } from "./turnstile.ts";

export interface WebhookSenderDeps {
  readonly post: Post;
  readonly endpoints: Endpoints;
  /** What signs for this key, the newest first; null when there is no such key any more. */
  readonly secretsOf: (key: string) => readonly string[] | null;
  readonly clock: Clock;
}

/** At once, so that addresses that hang, or keys that have many of them, leave room for the others. */
const MOST_TO_ONE_ORIGIN = 32;
const MOST_OF_ONE_KEY = 96;
/** An address that answers makes room within that time. */
const PATIENCE_MS = 250;

/** Posts the answer to the address that came with the message. */
export function webhookSender(deps: WebhookSenderDeps): Sender {
  const { clock } = deps;
  const patience = { patienceMs: PATIENCE_MS, clock };
  const origins = createTurnstile({ ...patience, most: MOST_TO_ONE_ORIGIN });
  const keys = createTurnstile({ ...patience, most: MOST_OF_ONE_KEY });

  return async ({ message, answer }) => {
    const { key, url } = message;
    if (key === null || url === null) return { kind: "refused", reason: "no-address" };
    const secrets = deps.secretsOf(key);
    if (!secrets) return { kind: "refused", reason: "key-gone" };
    const leaveKey = await keys.enter(key);
    const leaveOrigin = leaveKey && (await origins.enter(`${key} ${new URL(url).origin}`));
    try {
      if (!leaveOrigin) return { kind: "busy" };
      return await send({ message, answer, secrets, endpoint: { key, url } }, deps);
    } finally {
      leaveOrigin?.();
      leaveKey?.();
    }
  };
}

interface Sending {
  readonly message: Message;
  readonly answer: Answer;
  readonly secrets: readonly string[];
  readonly endpoint: Endpoint;
}

async function send(sending: Sending, deps: WebhookSenderDeps): Promise<Outcome> {
  const { message, answer, secrets, endpoint } = sending;
  const { post, endpoints, clock } = deps;
  if (await endpoints.isDisabled(endpoint)) return { kind: "refused", reason: "endpoint-gone" };
  const body = JSON.stringify(payload(message, answer));
  const timestamp = Math.floor(clock.now() / 1_000);
  const headers = signedHeaders({ id: message.id, timestamp, body }, secrets);
  const result = await post({ url: endpoint.url, headers, body });
  if (result.kind === "answered" && result.status === 410) await endpoints.disable(endpoint);
  return toOutcome(result, clock.now());
}

/** The same every time, so that a receiver may compare; only the headers say when it was sent. */
const payload = (message: Message, answer: Answer) => ({
  type: message.author === "operator" ? "message.from-operator" : "message.answered",
  timestamp: new Date(message.acceptedAt).toISOString(),
  data: {
    message_id: message.id,
    client_id: message.client,
    text: answer.text,
    intent: answer.intent,
    confidence: answer.confidence,
    escalated: answer.escalated,
    room: answer.room,
  },
});

const WORTH_ANOTHER_TRY = new Set([408, 425, 429]);

function toOutcome(result: PostResult, now: number): Outcome {
  if (result.kind === "failed")
    return result.reason === "forbidden-address"
      ? { kind: "refused", reason: result.reason }
      : tryAgain(result.reason);
  const { status, retryAfter } = result;
  if (status >= 200 && status < 300) return { kind: "delivered" };
  if (status === 410) return { kind: "refused", reason: "endpoint-gone" };
  if (WORTH_ANOTHER_TRY.has(status) || status >= 500)
    return tryAgain(`status-${status}`, retryAfterMs(retryAfter, now));
  return { kind: "refused", reason: `status-${status}` };
}
