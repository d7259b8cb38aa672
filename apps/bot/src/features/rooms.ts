import { Composer, InlineKeyboard } from "grammy";
import { personOf, textsFor } from "../asker.ts";
import type { BotDeps } from "../bot-deps.ts";
import type { BotContext } from "../context.ts";
import { ownRooms, roomLine } from "../room-lines.ts";
import { say } from "../say.ts";

export const OWN_ROOMS = "own-rooms";
/** For a deep link: shorter than any room's code. */
export const OWN_ROOMS_PARAMETER = "r";
const MOST_ROOMS = 10;

/** /rooms: a person's own rooms, and who is on air in each. */
export function roomsFeature(deps: BotDeps): Composer<BotContext> {
  const feature = new Composer<BotContext>();
  feature.command("rooms", (ctx) => tellOwnRooms(ctx, deps));
  feature.callbackQuery(OWN_ROOMS, async (ctx) => {
    await ctx.answerCallbackQuery();
    await tellOwnRooms(ctx, deps);
  });
  return feature;
}

/** A code is the right to enter, so a group does not get to see it. */
export async function tellOwnRooms(ctx: BotContext, deps: BotDeps): Promise<void> {
  const texts = textsFor(ctx);
  const person = personOf(ctx);
  if (!person || !ctx.hasChatType("private")) {
    const link = deps.links.start(OWN_ROOMS_PARAMETER);
    const keyboard = new InlineKeyboard().url(texts.buttons.ownRooms, link);
    await say(ctx, texts.ownRoomsElsewhere, { reply_markup: keyboard });
    return;
  }
  const rooms = await ownRooms(person.id, MOST_ROOMS, deps);
  if (rooms.length === 0) {
    await say(ctx, texts.noOwnRooms);
    return;
  }
  const lines = await Promise.all(rooms.map((room) => roomLine(room, deps)));
  const buttons = rooms.map(({ title, code }) => [
    InlineKeyboard.webApp(title, deps.links.webApp(code)),
  ]);
  await say(ctx, texts.ownRooms(lines), { reply_markup: InlineKeyboard.from(buttons) });
}
