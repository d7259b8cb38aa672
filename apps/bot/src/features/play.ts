import type { Room } from "@efir/protocol";
import { RoomCode } from "@efir/protocol";
import { Composer } from "grammy";
import * as v from "valibot";
import { languageFor } from "../asker.ts";
import type { BotDeps } from "../bot-deps.ts";
import type { BotContext } from "../context.ts";
import { hostTexts } from "../hosts/texts.ts";
import { say } from "../say.ts";
import { sendCard } from "../send-card.ts";

/** /play CODE, in every kind of chat: the card of a room that has an app beside it. */
export function playFeature(deps: BotDeps): Composer<BotContext> {
  const feature = new Composer<BotContext>();
  feature.command("play", async (ctx) => {
    if (ctx.msg.is_automatic_forward) return; // the channel it comes from has its card already
    const wanted = ctx.match.trim();
    const { howToPlay, noApp } = hostTexts(languageFor(ctx));
    const room = await roomWithApp(wanted, deps);
    if (room) await sendCard(ctx, room, deps);
    else await say(ctx, wanted === "" ? howToPlay : noApp);
  });
  return feature;
}

/** Also one that the app has left: people may be there still, and the card says so. */
async function roomWithApp(
  text: string,
  { directory, hostRooms, store }: BotDeps,
): Promise<Room | null> {
  const code = v.safeParse(RoomCode, text);
  if (!code.success) return null;
  const [room, app, before] = await Promise.all([
    directory.room(code.output),
    hostRooms.find(code.output),
    store.host(code.output),
  ]);
  return app || before !== null ? room : null;
}
