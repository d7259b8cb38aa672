import { Composer } from "grammy";
import { textsFor } from "../asker.ts";
import type { BotDeps } from "../bot-deps.ts";
import { placeOf } from "../chat-place.ts";
import type { BotContext } from "../context.ts";
import { runningRoom } from "../open-room.ts";
import { roomLine } from "../room-lines.ts";
import { say } from "../say.ts";

/** /status: who is on air in the room of this chat. */
export function statusFeature(deps: BotDeps): Composer<BotContext> {
  const feature = new Composer<BotContext>();
  feature.command("status", async (ctx) => {
    const { onAirHere, nobodyOnAirHere } = textsFor(ctx);
    const room = await runningRoom(placeOf(ctx.msg), deps);
    const line = room && (await roomLine(room, deps));
    await say(ctx, line && line.names.length > 0 ? onAirHere(line) : nobodyOnAirHere);
  });
  return feature;
}
