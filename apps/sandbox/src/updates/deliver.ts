import type { Clock } from "@efir/kit";
import type { Update } from "grammy/types";
import type { Webhook } from "./webhook.ts";

export type Delivery =
  | { readonly kind: "taken"; readonly reply: unknown }
  | { readonly kind: "refused"; readonly message: string; readonly retryAfterMs: number };

const PATIENCE_MS = 60_000;
/** Telegram waits as long as it is told to, up to an hour. */
const LONGEST_RETRY_AFTER_S = 3_600;

/** Sends one update to the webhook, once. Anything but a 2xx is a refusal. */
export async function deliver(
  update: Update,
  { url, secret }: Webhook,
  { clock, stopped }: { readonly clock: Clock; readonly stopped: AbortSignal },
): Promise<Delivery> {
  const tooLong = new AbortController();
  const stopTimer = clock.after(PATIENCE_MS, () => tooLong.abort());
  try {
    const response = await fetch(url, {
      method: "POST",
      redirect: "manual",
      signal: AbortSignal.any([tooLong.signal, stopped]),
      headers: {
        "content-type": "application/json",
        ...(secret !== null && { "x-telegram-bot-api-secret-token": secret }),
      },
      body: JSON.stringify(update),
    });
    return await outcomeOf(response);
  } catch {
    return { kind: "refused", message: "Connection failed", retryAfterMs: 0 };
  } finally {
    stopTimer();
  }
}

async function outcomeOf(response: Response): Promise<Delivery> {
  const text = await response.text();
  if (response.ok) return { kind: "taken", reply: replyIn(text) };
  return {
    kind: "refused",
    message: `Wrong response from the webhook: ${response.status} ${response.statusText}`.trim(),
    retryAfterMs: retryAfterMs(response.headers.get("retry-after")),
  };
}

function retryAfterMs(header: string | null): number {
  const seconds = /^\d{1,9}$/.test(header ?? "") ? Number(header) : 0;
  return Math.min(seconds, LONGEST_RETRY_AFTER_S) * 1_000;
}

/** A bot may call one method in its answer; most answer nothing, or a word. */
function replyIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
