import { Composer } from "grammy";
import type { BotDeps } from "../bot-deps.ts";
import { registerOperator } from "../commands.ts";
import type { BotContext } from "../context.ts";
import { isOperator } from "./is-operator.ts";

/** One of the people who run it writes for the first time: their menu has the commands for them, too. */
export function menuFeature(deps: BotDeps): Composer<BotContext> {
  const feature = new Composer<BotContext>();
  feature
    .chatType("private")
    .filter((ctx) => isOperator(ctx, deps))
    .command(["start", "admin", "stats"], async (ctx, next) => {
      await registerOperator({ ...deps, api: ctx.api }, ctx.chat.id, "message");
      return next();
    });
  return feature;
}
