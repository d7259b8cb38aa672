import type { RoomCode } from "@efir/protocol";
import { Composer } from "grammy";
import type { BotContext } from "../context.ts";
import type { BotStore } from "../store.ts";
import { languageOf } from "../texts/language.ts";
import { pressRing, type PressDeps } from "./press-ring.ts";
import { RING_DATA, ringCode } from "./ring-data.ts";
import type { Ringer } from "./ringer.ts";
import { ringTexts } from "./texts.ts";

export interface RingDeps extends PressDeps {
  readonly store: Pick<BotStore, "toggleRing" | "firstTime">;
  readonly ringer: Pick<Ringer, "check">;
  /** The card says how many wait. */
  readonly refresh: (code: RoomCode) => void;
}

/** The card's button «Ring me when 3 are here». */
export function ringFeature(deps: RingDeps): Composer<BotContext> {
  const { store, ringer, refresh } = deps;
  const feature = new Composer<BotContext>();
  feature.callbackQuery(RING_DATA, async (ctx) => {
    // Delivered again, the same press would take itself back.
    if (!(await store.firstTime(`press:${ctx.update.update_id}`))) {
      await ctx.answerCallbackQuery();
      return;
    }
    const code = ringCode(ctx.match);
    const pressed = await pressRing(deps, code, ctx.from.id);
    refresh(code);
    if (pressed === "on") ringer.check(code); // the third may have come meanwhile
    await ctx.answerCallbackQuery(ringTexts(languageOf(ctx.from.language_code)).pressed[pressed]);
  });
  return feature;
}
