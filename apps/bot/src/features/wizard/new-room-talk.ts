import { InlineKeyboard, type Context, type Keyboard } from "grammy";
import { personOf, textsFor } from "../../asker.ts";
import type { BotDeps } from "../../bot-deps.ts";
import type { Talk } from "../../context.ts";
import { openRoom } from "../../open-room.ts";
import { say } from "../../say.ts";
import { sendCard } from "../../send-card.ts";
import type { RoomSettings, WizardTexts } from "../../texts/texts.ts";
import { chatQuestion, type SharedChat } from "./chat-question.ts";
import type { Question } from "./question.ts";
import { entryQuestion, limitQuestion, modeQuestion, titleQuestion } from "./questions.ts";

/**
 * Title, mode, who may enter, how many; then a card to share. Replayed from the top with every answer, so
 * whatever it does goes through `external`, and the room is named by the update that asked for it.
 */
export const newRoomTalk =
  (deps: BotDeps) =>
  async (talk: Talk, ctx: Context): Promise<void> => {
    const { wizard, titleOf } = textsFor(ctx);
    const title = await ask(talk, titleQuestion(wizard, titleOf(ctx.from?.first_name ?? "")));
    const mode = await ask(talk, modeQuestion(wizard));
    const entry = await ask(talk, entryQuestion(wizard));
    const chat = entry === "chat-members" ? await askForChat(talk, wizard) : null;
    const limit = await ask(talk, limitQuestion(wizard, deps.maxRoomSize));
    await talk.external((outside) => finish(outside, { title, mode, entry, chat, limit }, deps));
  };

async function askForChat(talk: Talk, wizard: WizardTexts): Promise<SharedChat> {
  const chat = await ask(talk, chatQuestion(wizard));
  // Telegram keeps the keyboard for choosing a chat until it is taken away.
  const keyboard = { remove_keyboard: true } as const;
  await talk.external((outside) =>
    say(outside, wizard.chatChosen(chat.title), { reply_markup: keyboard }),
  );
  return chat;
}

async function ask<Answer>(talk: Talk, question: Question<Answer>): Promise<Answer> {
  const { text, keyboard, read } = question;
  await talk.external((outside) => tell(outside, text, keyboard));
  const ctx = await talk.wait();
  const answer = read(ctx);
  if (answer === null) {
    await talk.external((outside) => tell(outside, textsFor(outside).wizard.notAnAnswer));
    return talk.skip({ next: false });
  }
  return answer;
}

/** Each update is told one thing, so that a tapped button is answered once. */
async function tell(
  ctx: Context,
  text: string,
  keyboard?: InlineKeyboard | Keyboard,
): Promise<void> {
  await stopSpinning(ctx);
  await say(ctx, text, keyboard && { reply_markup: keyboard });
}

async function stopSpinning(ctx: Context): Promise<void> {
  if (ctx.callbackQuery) await ctx.answerCallbackQuery();
}

interface Named {
  readonly title: string;
  /** Whose members may enter. */
  readonly chat: SharedChat | null;
}

async function finish(
  ctx: Context,
  { title, chat, ...settings }: RoomSettings & Named,
  deps: BotDeps,
): Promise<void> {
  await stopSpinning(ctx);
  const { wizard, buttons } = textsFor(ctx);
  const person = personOf(ctx);
  const about = { title, settings, person, chat: chat?.id ?? null };
  const wish = { ...about, place: null, isRunningOneFine: false };
  const room = await openRoom({ ...wish, update: ctx.update.update_id }, deps);
  await sendCard(ctx, room, deps);
  const share = new InlineKeyboard().switchInlineChosen(buttons.share, {
    query: room.code,
    allow_user_chats: true,
    allow_group_chats: true,
    allow_channel_chats: true,
  });
  await say(ctx, wizard.ready(settings), { reply_markup: share });
}
