import { GrammyError, HttpError } from "grammy";

/** What went wrong while an update was handled, without anything that may not be logged. */
export type Trouble =
  /** Telegram says that there was nothing to do, or that it is too late. */
  | { readonly kind: "harmless" }
  /** The chat does not want to hear of the bot any more. */
  | { readonly kind: "shut-out" }
  | { readonly kind: "chat-moved"; readonly to: number }
  | {
      readonly kind: "refused";
      readonly method: string;
      readonly status: number;
      readonly why: string;
    }
  | { readonly kind: "network"; readonly why: string }
  | { readonly kind: "own"; readonly error: unknown };

/** https://core.telegram.org/api/errors, as the Bot API words them. */
const HARMLESS = /message is not modified|query is too old|query ID is invalid/i;
const SHUT_OUT = /chat not found|not enough rights|have no rights to send|CHAT_WRITE_FORBIDDEN/i;

export function toTrouble(error: unknown): Trouble {
  // The error of the network names the address, and the token in it; its own message does not.
  if (error instanceof HttpError) return { kind: "network", why: error.message };
  if (!(error instanceof GrammyError)) return { kind: "own", error };
  const { error_code: status, description: why, method, parameters } = error;
  if (parameters.migrate_to_chat_id !== undefined)
    return { kind: "chat-moved", to: parameters.migrate_to_chat_id };
  if (status === 403 || SHUT_OUT.test(why)) return { kind: "shut-out" };
  return HARMLESS.test(why) ? { kind: "harmless" } : { kind: "refused", method, status, why };
}
