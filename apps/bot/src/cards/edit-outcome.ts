import { GrammyError, HttpError } from "grammy";

/** What came of an edit, and thus what to do next. */
export type EditOutcome =
  | { readonly kind: "shown" }
  /** The message, or the bot's place in the chat, is no more. */
  | { readonly kind: "gone" }
  | { readonly kind: "moved"; readonly to: number }
  | { readonly kind: "too-fast"; readonly retryAfterMs: number }
  /** The network's trouble, or Telegram's own: it will pass. */
  | { readonly kind: "trouble" }
  /** Trying the same again would end the same way. */
  | { readonly kind: "refused"; readonly why: string };

const GONE =
  /message to edit not found|message can't be edited|MESSAGE_ID_INVALID|chat not found|PEER_ID_INVALID|CHANNEL_PRIVATE/i;
const NOT_MODIFIED = /message is not modified/i;
const SECOND = 1_000;

/** Reads what an edit threw; throws what is no answer of Telegram's nor the network's. */
export function editOutcome(error: unknown): EditOutcome {
  if (error instanceof HttpError) return { kind: "trouble" };
  if (!(error instanceof GrammyError)) throw error;
  const { error_code: status, description, parameters } = error;
  if (parameters.migrate_to_chat_id !== undefined) {
    return { kind: "moved", to: parameters.migrate_to_chat_id };
  }
  if (status === 429) {
    return { kind: "too-fast", retryAfterMs: (parameters.retry_after ?? 1) * SECOND };
  }
  if (NOT_MODIFIED.test(description)) return { kind: "shown" };
  if (status === 403 || GONE.test(description)) return { kind: "gone" };
  return status >= 500 ? { kind: "trouble" } : { kind: "refused", why: description };
}
