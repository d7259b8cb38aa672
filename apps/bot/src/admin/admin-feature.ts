import { Composer, InlineKeyboard, InputFile } from "grammy";
import { languageFor } from "../asker.ts";
import type { BotDeps } from "../bot-deps.ts";
import type { BotContext } from "../context.ts";
import { say } from "../say.ts";
import { drawDayChart } from "./day-chart.ts";
import { isOperator } from "./is-operator.ts";
import { countOnAir, readOverview } from "./overview.ts";
import { adminTexts } from "./texts.ts";

const DEAD = "dead-letters";
const DAY = "day-chart";
const REPLAY_ALL = "replay-all";
const REPLAY = /^replay:(msg_[\w-]{1,50})$/;
const MOST_LETTERS = 5;

/** /admin and /stats, in private, for the people who run it. For everybody else there is no such thing. */
export function adminFeature(deps: BotDeps): Composer<BotContext> {
  const feature = new Composer<BotContext>();
  const admins = feature.chatType("private").filter((ctx) => isOperator(ctx, deps));
  admins.command("admin", (ctx) => tellOverview(ctx, deps));
  admins.command("stats", (ctx) => showDay(ctx, deps));
  admins.callbackQuery(DAY, async (ctx) => {
    await ctx.answerCallbackQuery();
    await showDay(ctx, deps);
  });
  admins.callbackQuery(DEAD, async (ctx) => {
    await ctx.answerCallbackQuery();
    await listDead(ctx, deps);
  });
  admins.callbackQuery(REPLAY, (ctx) => replayOne(ctx, ctx.match[1] ?? "", deps));
  admins.callbackQuery(REPLAY_ALL, (ctx) => replayAll(ctx, deps));
  return feature;
}

const textsFor = (ctx: BotContext) => adminTexts(languageFor(ctx));

async function tellOverview(ctx: BotContext, deps: BotDeps): Promise<void> {
  const { overview, buttons } = textsFor(ctx);
  const now = await readOverview(deps, deps.clock.now());
  const keyboard = new InlineKeyboard().text(buttons.day, DAY);
  if (now.queue.dead > 0) keyboard.row().text(buttons.dead, DEAD);
  await say(ctx, overview(now), { reply_markup: keyboard });
}

async function showDay(ctx: BotContext, { figures, directory, clock }: BotDeps): Promise<void> {
  const now = clock.now();
  const { rooms, people } = await countOnAir(directory);
  await Promise.all([figures.peak("rooms", rooms, now), figures.peak("people", people, now)]);
  const day = await figures.day(now);
  const chart = drawDayChart({ ...day, hours: new Date(now).getUTCHours() + 1 });
  await ctx.replyWithPhoto(new InputFile(chart, "day.png"), { caption: textsFor(ctx).day });
}

async function listDead(ctx: BotContext, { gateway }: BotDeps): Promise<void> {
  const texts = textsFor(ctx);
  const [letters, { dead }] = await Promise.all([
    gateway.deadLetters(MOST_LETTERS),
    gateway.figures(),
  ]);
  if (letters.length === 0) {
    await say(ctx, texts.noDead);
    return;
  }
  const lines = letters.map(({ client, reason, acceptedAt }, n) =>
    texts.deadLetter({ number: n + 1, client, reason: reason ?? "?", at: acceptedAt }),
  );
  const buttons = letters.map(({ id }, n) => [
    InlineKeyboard.text(texts.replay(n + 1), `replay:${id}`),
  ]);
  const keyboard = InlineKeyboard.from([
    ...buttons,
    [InlineKeyboard.text(texts.replayAll, REPLAY_ALL)],
  ]);
  await say(ctx, [texts.dead(dead), ...lines].join("\n"), { reply_markup: keyboard });
}

async function replayOne(ctx: BotContext, id: string, { gateway }: BotDeps): Promise<void> {
  const { replayed, notDead } = textsFor(ctx);
  await ctx.answerCallbackQuery((await gateway.replay(id)) ? replayed : notDead);
}

async function replayAll(ctx: BotContext, { gateway }: BotDeps): Promise<void> {
  const letters = await gateway.deadLetters(MOST_LETTERS);
  const done = await Promise.all(letters.map(({ id }) => gateway.replay(id)));
  await ctx.answerCallbackQuery(textsFor(ctx).replayedSome(done.filter(Boolean).length));
}
