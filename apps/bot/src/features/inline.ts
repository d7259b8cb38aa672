import { Composer } from "grammy";
import type { InlineQueryResultArticle, User } from "grammy/types";
import type { Room } from "@efir/protocol";
import { languageFor, textsFor } from "../asker.ts";
import type { BotDeps } from "../bot-deps.ts";
import type { BotContext } from "../context.ts";
import { draftRoom } from "../draft-room.ts";
import { ownRoomCode } from "@efir/protocol";

import { ownRooms, roomLine } from "../room-lines.ts";
import { toTitle } from "../room-title.ts";
import { toResultId } from "../result-id.ts";
import { cardResult } from "../send-card.ts";
import { BEGIN_WIZARD_PARAMETER } from "./wizard/begin.ts";

/** They are asked for with every keystroke. */
const MOST_ROOMS = 15;

/** What `@bot …` offers in any chat. Nothing is made here: this comes with every keystroke. */
export function inlineFeature(deps: BotDeps): Composer<BotContext> {
  const feature = new Composer<BotContext>();
  feature.on("inline_query", async (ctx) => {
    const { query, from } = ctx.inlineQuery;
    const shared = await sharedRoom(query, deps);
    const rooms = shared ? [shared] : await matchingRooms(query, from.id, deps);
    const known = await Promise.all(rooms.map((room) => offerRoom(ctx, room, deps)));
    const fresh = shared ? null : await offerNewRoom(ctx, query, deps);
    const button = {
      text: textsFor(ctx).inline.stepByStep,
      start_parameter: BEGIN_WIZARD_PARAMETER,
    };
    // They are this person's rooms, and who is on air changes: nobody may get them from a cache.
    const freshness = { cache_time: 0, is_personal: true };
    const results = [fresh, ...known].filter((result) => result !== null);
    await ctx.answerInlineQuery(results, { ...freshness, button });
  });
  return feature;
}

/** A button that shares a room puts its code here. */
async function sharedRoom(query: string, { directory }: BotDeps): Promise<Room | null> {
  const code = ownRoomCode(query.trim());
  return code && directory.room(code);
}

async function matchingRooms(query: string, person: number, deps: BotDeps): Promise<Room[]> {
  const wanted = query.trim().toLowerCase();
  const own = await ownRooms(person, MOST_ROOMS, deps);
  return own.filter(({ title }) => title.toLowerCase().includes(wanted));
}

async function offerRoom(
  ctx: BotContext,
  room: Room,
  deps: BotDeps,
): Promise<InlineQueryResultArticle | null> {
  const id = toResultId({ kind: "room", code: room.code });
  const { names } = await roomLine(room, deps);
  const hint = textsFor(ctx).inline.onAir(names.length);
  if (id === null) return null;
  const language = languageFor(ctx);
  return (await cardResult({ id, title: room.title, hint }, room, { language, deps })).result;
}

async function offerNewRoom(
  ctx: BotContext & { readonly inlineQuery: { readonly from: User } },
  query: string,
  deps: BotDeps,
): Promise<InlineQueryResultArticle | null> {
  const { inline, titleOf } = textsFor(ctx);
  const { from } = ctx.inlineQuery;
  const room = await draftRoom(toTitle(query) ?? titleOf(from.first_name), from, deps);
  const id = toResultId({ kind: "new", code: room.code });
  const title = inline.newRoom(room.title);
  if (id === null) return null;
  const offered = { id, title, hint: inline.newRoomHint };
  return (await cardResult(offered, room, { language: languageFor(ctx), deps })).result;
}
