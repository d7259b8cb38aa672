import type { Language } from "../texts/language.ts";
import type { Overview } from "./overview.ts";

/** What the people who run it are told. */
export interface AdminTexts {
  readonly overview: (overview: Overview) => string;
  readonly day: string;
  readonly dead: (count: number) => string;
  readonly noDead: string;
  readonly deadLetter: (letter: DeadLetterLine) => string;
  readonly replay: (number: number) => string;
  readonly replayAll: string;
  readonly replayed: string;
  readonly replayedSome: (count: number) => string;
  readonly notDead: string;
  readonly buttons: { readonly dead: string; readonly day: string };
}

export interface DeadLetterLine {
  readonly number: number;
  readonly client: string;
  readonly reason: string;
  readonly at: number;
}

const timeOf = (at: number): string => new Date(at).toISOString().slice(11, 16);
const sum = (hours: readonly number[]): number => hours.reduce((all, each) => all + each, 0);
const MOST_TROUBLES = 5;

const troublesIn = ({ troubles }: Overview): readonly string[] =>
  troubles.slice(0, MOST_TROUBLES).map(({ at, what }) => `${timeOf(at)} ${what}`);

const en: AdminTexts = {
  overview: (overview) => {
    const { rooms, people, day, queue } = overview;
    const troubles = troublesIn(overview);
    return [
      `🎙 On air now: ${people} in ${rooms === 1 ? "1 room" : `${rooms} rooms`}`,
      `📅 Today (UTC): joins ${sum(day.joins)}, came back by themselves ${sum(day.resumes)}, most at once ${Math.max(...day.people)}`,
      ...(day.firstAudioMs === null ? [] : [`🔊 First voice after ${day.firstAudioMs} ms, median`]),
      `✉️ Messages: waiting ${queue.waiting}, dead letters ${queue.dead}`,
      ...(troubles.length === 0 ? ["✅ No errors"] : ["⚠️ Last errors (UTC):", ...troubles]),
    ].join("\n");
  },
  day: "Today by the hour (UTC). 🟦 joins, 🟧 most people on air at once.",
  dead: (count) => `Dead letters: ${count}. The newest first:`,
  noDead: "There are no dead letters.",
  deadLetter: ({ number, client, reason, at }) =>
    `${number}. ${client}: ${reason}, taken in at ${timeOf(at)} UTC`,
  replay: (number) => `Replay ${number}`,
  replayAll: "Replay all of these",
  replayed: "It is on its way again.",
  replayedSome: (count) => `On their way again: ${count}.`,
  notDead: "That is no dead letter any more.",
  buttons: { dead: "Dead letters", day: "The day in a picture" },
};

const ru: AdminTexts = {
  overview: (overview) => {
    const { rooms, people, day, queue } = overview;
    const troubles = troublesIn(overview);
    return [
      `🎙 Сейчас в эфире: ${people}, комнат: ${rooms}`,
      `📅 Сегодня (UTC): входов ${sum(day.joins)}, вернулись сами ${sum(day.resumes)}, одновременно до ${Math.max(...day.people)}`,
      ...(day.firstAudioMs === null
        ? []
        : [`🔊 Первый голос через ${day.firstAudioMs} мс (медиана)`]),
      `✉️ Сообщения: ждут ${queue.waiting}, недоставленных ${queue.dead}`,
      ...(troubles.length === 0 ? ["✅ Ошибок нет"] : ["⚠️ Последние ошибки (UTC):", ...troubles]),
    ].join("\n");
  },
  day: "Сегодня по часам (UTC). 🟦 входы, 🟧 больше всего людей в эфире одновременно.",
  dead: (count) => `Недоставленных сообщений: ${count}. Сначала новые:`,
  noDead: "Недоставленных сообщений нет.",
  deadLetter: ({ number, client, reason, at }) =>
    `${number}. ${client}: ${reason}, принято в ${timeOf(at)} UTC`,
  replay: (number) => `Повторить ${number}`,
  replayAll: "Повторить все эти",
  replayed: "Снова отправлено.",
  replayedSome: (count) => `Снова отправлено: ${count}.`,
  notDead: "Это сообщение уже не числится недоставленным.",
  buttons: { dead: "Недоставленные", day: "День на картинке" },
};

export const adminTexts = (language: Language): AdminTexts => (language === "ru" ? ru : en);
