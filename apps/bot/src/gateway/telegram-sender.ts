import { tryAgain, type Answer, type Message, type Outcome, type Sender } from "@efir/gateway";
import { GrammyError, InlineKeyboard, type Api } from "grammy";
import { cardTexts } from "../cards/texts.ts";
import type { Links } from "../links.ts";
import { textsIn } from "../texts/texts.ts";
import { toTrouble } from "../trouble.ts";
import { splitText } from "./split-text.ts";

export interface TelegramSide {
  /** One that does not try again by itself. */
  readonly api: Api;
  readonly links: Links;
}

type Part = (chat: number) => Promise<unknown>;
const MOST_CAPTION_CHARS = 1_024;

/** Brings answers to people on Telegram. Parts that have arrived are not sent again. */
export function telegramSender(side: TelegramSide): Sender {
  return async ({ message, answer }) => {
    const chat = telegramId(message);
    if (chat === null) return { kind: "refused", reason: "no-address" };
    let { partsSent } = message;
    try {
      for (const send of partsOf(message, answer, side).slice(partsSent)) {
        await send(chat);
        partsSent += 1;
      }
      return { kind: "delivered" };
    } catch (error) {
      return toOutcome(error, partsSent);
    }
  };
}

export const telegramClient = (person: number): string => `telegram_${person}`;

export function telegramId({ client }: Pick<Message, "client">): number | null {
  const digits = /^telegram_(\d{1,15})$/.exec(client)?.[1];
  return digits === undefined ? null : Number(digits);
}

function partsOf(message: Message, answer: Answer, { api, links }: TelegramSide): readonly Part[] {
  const { file, room } = answer;
  const text = wordsOf(message, answer);
  const caption = file && text.length <= MOST_CAPTION_CHARS ? text : "";
  const texts = splitText(caption === "" ? text : "");
  const join =
    room && new InlineKeyboard().webApp(cardTexts(message.language).join, links.webApp(room.code));
  const words = texts.map((part, at): Part => {
    const keyboard = join && at === texts.length - 1 ? { reply_markup: join } : {};
    return (chat) => api.sendMessage(chat, part, keyboard);
  });
  return file ? [sendFile(file, caption, api), ...words] : words;
}

/** What means nothing by itself may have been an answer to the wizard, which has forgotten its question. */
const wordsOf = ({ language }: Message, { intent, escalated, text }: Answer): string =>
  intent === "other" && !escalated ? `${text}\n\n${textsIn(language).answeredTooLate}` : text;

function sendFile({ kind, id }: NonNullable<Answer["file"]>, caption: string, api: Api): Part {
  const more = caption === "" ? {} : { caption };
  return kind === "photo"
    ? (chat) => api.sendPhoto(chat, id, more)
    : (chat) => api.sendDocument(chat, id, more);
}

/** Blocked by the person is final; so is what Telegram would refuse again. */
function toOutcome(error: unknown, partsSent: number): Outcome {
  const trouble = toTrouble(error);
  switch (trouble.kind) {
    case "shut-out":
      return { kind: "refused", reason: "blocked" };
    case "network":
      return tryAgain("network", 0, partsSent);
    case "refused": {
      const { status } = trouble;
      const waitMs = secondsToWait(error) * 1_000;
      if (status === 429 || status >= 500) return tryAgain(`status-${status}`, waitMs, partsSent);
      return { kind: "refused", reason: `status-${status}` };
    }
    case "harmless":
    case "chat-moved":
      return { kind: "refused", reason: trouble.kind };
    case "own":
      throw error;
  }
}

const secondsToWait = (error: unknown): number =>
  error instanceof GrammyError ? (error.parameters.retry_after ?? 0) : 0;
