import type { Context } from "grammy";
import { personOf } from "../asker.ts";
import type { BotDeps } from "../bot-deps.ts";

/** One of the people who run it. */
export function isOperator(ctx: Context, { adminIds }: Pick<BotDeps, "adminIds">): boolean {
  const person = personOf(ctx);
  return person !== null && adminIds.includes(person.id);
}
