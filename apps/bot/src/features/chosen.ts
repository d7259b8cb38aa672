import { Composer } from "grammy";
import { languageFor, textsFor } from "../asker.ts";
import type { BotDeps } from "../bot-deps.ts";
import type { BotContext } from "../context.ts";
import { createRoom } from "../open-room.ts";
import { readResultId } from "../result-id.ts";
import { toTitle } from "../room-title.ts";
import { keepCard } from "../send-card.ts";

/** An inline result was sent to a chat: a new room comes to be, and its card lives. */
export function chosenFeature(deps: BotDeps): Composer<BotContext> {
  const feature = new Composer<BotContext>();
  feature.on("chosen_inline_result", async (ctx) => {
    const { result_id, query, inline_message_id: id, from } = ctx.chosenInlineResult;
    const offer = readResultId(result_id);
    if (!offer) return;
    if (offer.kind === "new") {
      const title = toTitle(query) ?? textsFor(ctx).titleOf(from.first_name);
      await createRoom(offer.code, { title, person: from }, deps);
    }
    if (id === undefined) return; // a scheduled message
    const card = { kind: "inline", id, language: languageFor(ctx) } as const;
    await keepCard(offer.code, card, { look: null, deps });
  });
  return feature;
}
