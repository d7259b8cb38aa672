import { createHmac } from "node:crypto";
import type { Fields } from "./init-data-fields.ts";

/**
 * What Telegram signs: every field but `hash`, in the order of the keys. `signature` stays in.
 * https://core.telegram.org/bots/webapps#validating-data-received-via-the-mini-app
 */
export function hashOf(fields: Fields, botToken: string): Buffer {
  const signed = [...fields.keys()]
    .filter((key) => key !== "hash")
    .sort()
    .map((key) => `${key}=${fields.get(key) ?? ""}`)
    .join("\n");
  const key = createHmac("sha256", "WebAppData").update(botToken).digest();
  return createHmac("sha256", key).update(signed).digest();
}
