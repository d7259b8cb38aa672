import { ok } from "@efir/kit";
import * as v from "valibot";
import type { Desk } from "../desk.ts";
import { method } from "./method.ts";
import { Flag, Int, structured, Text } from "./params.ts";
import { badRequest } from "./refusal.ts";
import { toSeconds } from "./to-message.ts";
import { webhookTrouble } from "./webhook-address.ts";

const dropping = { drop_pending_updates: v.optional(Flag, false) };

const Input = v.object({
  ...dropping,
  url: v.optional(Text, ""),
  secret_token: v.optional(Text),
  max_connections: v.optional(Int, 40),
  allowed_updates: v.optional(structured(v.array(Text))),
});

const SECRET = /^[\w-]{1,256}$/;

export const setWebhook = method(Input, (desk, input) => {
  const { url, secret_token, max_connections } = input;
  const pending = input.drop_pending_updates ? "dropped" : "kept";
  const options = { allowed: input.allowed_updates, pending } as const;
  if (url === "") return set(desk, null, options);

  const trouble = webhookTrouble(url);
  if (trouble !== null) return badRequest(`bad webhook: ${trouble}`);
  if (secret_token !== undefined && !SECRET.test(secret_token))
    return badRequest("secret token contains unallowed characters");
  const maxConnections = Math.min(Math.max(max_connections, 1), 100);
  return set(desk, { url, secret: secret_token ?? null, maxConnections }, options);
});

export const deleteWebhook = method(v.object(dropping), (desk, { drop_pending_updates }) =>
  set(desk, null, {
    allowed: undefined,
    pending: drop_pending_updates ? "dropped" : "kept",
  }),
);

function set(desk: Desk, ...[webhook, options]: Parameters<Desk["updates"]["setWebhook"]>) {
  desk.updates.setWebhook(webhook, options);
  return ok(true);
}

export const getWebhookInfo = method(v.object({}), ({ updates }) => {
  const { webhook, pending, allowed, trouble } = updates.state();
  return ok({
    url: webhook?.url ?? "",
    has_custom_certificate: false,
    pending_update_count: pending,
    ...(webhook && { max_connections: webhook.maxConnections, ip_address: "127.0.0.1" }),
    ...(allowed && { allowed_updates: allowed }),
    ...(trouble && {
      last_error_date: toSeconds(trouble.at),
      last_error_message: trouble.message,
    }),
  });
});
