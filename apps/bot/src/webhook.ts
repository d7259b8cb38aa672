import { createHash } from "node:crypto";
import type { Api } from "grammy";
import type { Webhook } from "@efir/config";
import { ALLOWED_UPDATES } from "./allowed-updates.ts";
import type { BotStore } from "./store.ts";

/**
 * Tells Telegram where to bring updates: when it has another address or other kinds of updates in mind,
 * and once for every change of the secret, which it does not tell.
 */
export async function setWebhook(webhook: Webhook, api: Api, store: BotStore): Promise<void> {
  const { url, secret } = webhook;
  const wanted = JSON.stringify([url, secret, ALLOWED_UPDATES]);
  const isNews = await store.firstTime(`webhook:${hashOf(wanted)}`);
  const now = await api.getWebhookInfo();
  if (!isNews && now.url === url && isAllowed(now.allowed_updates)) return;
  await api.setWebhook(url, {
    secret_token: secret,
    allowed_updates: ALLOWED_UPDATES,
    drop_pending_updates: false,
  });
}

const isAllowed = (kinds: readonly string[] = []): boolean =>
  kinds.length === ALLOWED_UPDATES.length && ALLOWED_UPDATES.every((kind) => kinds.includes(kind));

const hashOf = (text: string): string => createHash("sha256").update(text).digest("base64url");
