import { createHmac, timingSafeEqual } from "node:crypto";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";

const MOST_AGE_SECONDS = 5 * 60;

export interface Place {
  /** Where Efir is. */
  readonly url: string;
  readonly key: string;
  /** `whsec_…`, as it stands in GATEWAY_KEYS. */
  readonly secret: string;
}

export interface AnswerEvent {
  readonly type: string;
  readonly data: { readonly message_id: string; readonly client_id: string; readonly text: string };
}

/** True when Efir wrote this, and lately. https://www.standardwebhooks.com */
export function isGenuine(
  headers: IncomingMessage["headers"],
  body: string,
  secret: string,
): boolean {
  const { "webhook-id": id, "webhook-timestamp": timestamp, "webhook-signature": given } = headers;
  if (Math.abs(Date.now() / 1_000 - Number(timestamp)) > MOST_AGE_SECONDS) return false;
  const key = Buffer.from(secret.replace("whsec_", ""), "base64");
  const wanted = createHmac("sha256", key)
    .update(`${String(id)}.${String(timestamp)}.${body}`)
    .digest();
  return String(given)
    .split(" ")
    .map((signature) => Buffer.from(signature.replace(/^v1,/, ""), "base64"))
    .some((signature) => signature.length === wanted.length && timingSafeEqual(signature, wanted));
}

/** Asks once, and waits for the answer at an address of its own. */
export async function askEfir(content: string, { url, key, secret }: Place): Promise<AnswerEvent> {
  const { promise: answer, resolve } = Promise.withResolvers<AnswerEvent>();
  const server = createServer((request, response) => {
    void readText(request).then((body) => {
      const genuine = isGenuine(request.headers, body, secret);
      response.writeHead(genuine ? 204 : 401).end();
      if (genuine) resolve(toEvent(body));
    });
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const address: AddressInfo | string | null = server.address();
  const port = typeof address === "object" ? address?.port : undefined;
  try {
    const asked = await fetch(`${url}/api/messages/`, {
      method: "POST",
      headers: {
        "Content-Type": "application/json",
        "X-Client-Key": key,
        "X-Webhook-URL": `http://localhost:${port ?? 0}/answers`,
        "Idempotency-Key": crypto.randomUUID(),
      },
      body: JSON.stringify({ client_id: "anna", content }),
    });
    if (asked.status !== 202) throw new Error(`Efir refused: ${await asked.text()}`);
    return await answer;
  } finally {
    server.close();
    server.closeAllConnections();
  }
}

async function readText(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) if (Buffer.isBuffer(chunk)) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

function toEvent(body: string): AnswerEvent {
  const event: unknown = JSON.parse(body);
  if (!isEvent(event)) throw new Error("Efir sent something that is no answer");
  return event;
}

const isEvent = (event: unknown): event is AnswerEvent =>
  typeof event === "object" && event !== null && "type" in event && "data" in event;
