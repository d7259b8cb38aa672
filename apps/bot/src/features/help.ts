import { Composer } from "grammy";
import { textsFor } from "../asker.ts";
import type { BotContext } from "../context.ts";
import { say } from "../say.ts";

export function helpFeature(): Composer<BotContext> {
  const feature = new Composer<BotContext>();
  feature.command("help", async (ctx) => {
    await say(ctx, textsFor(ctx).help(ctx.me.username));
  });
  return feature;
}
