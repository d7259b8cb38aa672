import { err } from "@efir/kit";

/** What Telegram says instead of a result. */
export interface ApiRefusal {
  readonly status: number;
  readonly description: string;
  readonly parameters?: { readonly retry_after?: number; readonly migrate_to_chat_id?: number };
}

type Refused = ReturnType<typeof err<ApiRefusal>>;

export const badRequest = (what: string): Refused =>
  err({ status: 400, description: `Bad Request: ${what}` });

export const forbidden = (what: string): Refused =>
  err({ status: 403, description: `Forbidden: ${what}` });

export const conflict = (what: string): Refused =>
  err({ status: 409, description: `Conflict: ${what}` });

export const tooMany = (retryAfter: number): Refused =>
  err({
    status: 429,
    description: `Too Many Requests: retry after ${retryAfter}`,
    parameters: { retry_after: retryAfter },
  });

export const movedTo = (chat: number): Refused =>
  err({
    status: 400,
    description: "Bad Request: group chat was upgraded to a supergroup chat",
    parameters: { migrate_to_chat_id: chat },
  });

export const tooOld = (): Refused =>
  badRequest("query is too old and response timeout expired or query ID is invalid");
