import { createHash } from "node:crypto";
import { err, ok, type Result } from "@efir/kit";
import { readWebhookUrl, type WebhookUrlRules, type WhyNotUrl } from "./deliver/webhook-url.ts";

/** What an integrator sends. */
export interface Question {
  readonly client: string;
  readonly content: string;
  /** Where the answer shall go. */
  readonly url: string;
  /** Names the request, so that it may come again. */
  readonly idempotencyKey: string | null;
}

export type BadQuestion =
  | { readonly code: "bad-client-id" | "reserved-client-id" | "bad-content" | "content-too-large" }
  | { readonly code: "bad-idempotency-key" }
  | { readonly code: "bad-webhook-url"; readonly why: WhyNotUrl };

export interface QuestionRules extends WebhookUrlRules {
  /** Platforms of our own: nobody outside speaks for their people. */
  readonly platforms: readonly string[];
}

/** UTF-8. */
const MOST_CONTENT_BYTES = 8 * 1_024;
const CLIENT_ID = /^[A-Za-z0-9][A-Za-z0-9_.:@-]{0,127}$/;
const IDEMPOTENCY_KEY = /^[\x21-\x7e]{1,255}$/;

/** The question with its address as we keep it, or what is wrong with it. */
export function checkQuestion(
  question: Question,
  rules: QuestionRules,
): Result<Question, BadQuestion> {
  const { client, content, idempotencyKey } = question;
  if (!CLIENT_ID.test(client)) return err({ code: "bad-client-id" });
  if (isReserved(client, rules.platforms)) return err({ code: "reserved-client-id" });
  if (idempotencyKey !== null && !IDEMPOTENCY_KEY.test(idempotencyKey))
    return err({ code: "bad-idempotency-key" });
  if (content.trim() === "" || !content.isWellFormed()) return err({ code: "bad-content" });
  if (Buffer.byteLength(content) > MOST_CONTENT_BYTES) return err({ code: "content-too-large" });
  const url = readWebhookUrl(question.url, rules);
  return url.ok
    ? ok({ ...question, url: url.value })
    : err({ code: "bad-webhook-url", why: url.error });
}

/** Without regard to case: who reads a list of clients would not see the difference. */
const isReserved = (client: string, platforms: readonly string[]): boolean =>
  platforms.some((platform) => client.toLowerCase().startsWith(`${platform}_`));

/** Long text, so that it fits; the words themselves are kept nowhere else. */
export const markOf = (...parts: readonly string[]): string =>
  createHash("sha256").update(JSON.stringify(parts)).digest("base64url");

/** As much of a text as may be taken in, without half a character at its end. */
export function withinLimit(content: string): string {
  if (Buffer.byteLength(content) <= MOST_CONTENT_BYTES) return content.toWellFormed();
  const bytes = Buffer.from(content).subarray(0, MOST_CONTENT_BYTES - 4);
  return bytes.toString().replace(/\ufffd+$/, "");
}
