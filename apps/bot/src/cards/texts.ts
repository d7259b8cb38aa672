import type { Room } from "@efir/protocol";
import type { Language } from "../texts/language.ts";

/** All that a card says, in one language. Names and titles come in ready for HTML. */
export interface CardTexts {
  readonly untitled: string;
  readonly onAir: (count: number, names: string) => string;
  readonly namesAndMore: (names: string, more: number) => string;
  readonly nobodyYet: string;
  readonly ended: (minutes: number, people: number) => string;
  readonly endedUnseen: string;
  /** Null where there is nothing to say about it. */
  readonly modes: Readonly<Record<Room["mode"], string | null>>;
  readonly entries: Readonly<Record<NonNullable<Room["entry"]>, string | null>>;
  readonly host: (place: string, isHere: boolean) => string;
  readonly join: string;
  /** Where an app is beside the voices. */
  readonly joinApp: string;
  readonly ringMe: (waiting: number) => string;
}

const plural = {
  en: new Intl.PluralRules("en"),
  ru: new Intl.PluralRules("ru"),
} as const;

const HOUR = 60;

function lastedEn(minutes: number): string {
  if (minutes < 1) return "less than a minute";
  const [hours, rest] = [Math.floor(minutes / HOUR), minutes % HOUR];
  return hours === 0 ? `${minutes} min` : `${hours} h ${rest} min`;
}

function lastedRu(minutes: number): string {
  if (minutes < 1) return "меньше минуты";
  const [hours, rest] = [Math.floor(minutes / HOUR), minutes % HOUR];
  return hours === 0 ? `${minutes} мин` : `${hours} ч ${rest} мин`;
}

const cameEn = (people: number): string =>
  plural.en.select(people) === "one" ? `${people} person came` : `${people} people came`;

function cameRu(people: number): string {
  const form = plural.ru.select(people);
  if (form === "one") return `пришёл ${people} человек`;
  return form === "few" ? `пришли ${people} человека` : `пришло ${people} человек`;
}

const en: CardTexts = {
  untitled: "Voice room",
  onAir: (count, names) => `🔴 On air · ${count}: ${names}`,
  namesAndMore: (names, more) => `${names} and ${more} more`,
  nobodyYet: "Nobody is in yet",
  ended: (minutes, people) => `Ended · lasted ${lastedEn(minutes)} · ${cameEn(people)}`,
  endedUnseen: "Ended · nobody came",
  modes: { open: null, stage: "Stage: speakers and listeners" },
  entries: {
    anyone: null,
    "chat-members": "For members of a chat",
    approved: "For people the owner approves",
  },
  host: (place, isHere) =>
    isHere
      ? `🎮 With the app at ${place} beside the voices`
      : `🎮 The app at ${place} has left, the voices stay`,
  join: "Join voice chat",
  joinApp: "Open the app and talk",
  ringMe: (waiting) =>
    waiting === 0 ? "🔔 Ring me when 3 are here" : `🔔 Ring me when 3 are here · ${waiting}`,
};

const ru: CardTexts = {
  untitled: "Голосовая комната",
  onAir: (count, names) => `🔴 В эфире · ${count}: ${names}`,
  namesAndMore: (names, more) => `${names} и ещё ${more}`,
  nobodyYet: "Пока никого нет",
  ended: (minutes, people) => `Эфир закончился · длился ${lastedRu(minutes)} · ${cameRu(people)}`,
  endedUnseen: "Эфир закончился · никто не пришёл",
  modes: { open: null, stage: "Сцена: спикеры и слушатели" },
  entries: {
    anyone: null,
    "chat-members": "Для участников чата",
    approved: "Для тех, кого впустит владелец",
  },
  host: (place, isHere) =>
    isHere
      ? `🎮 Рядом с голосами: приложение ${place}`
      : `🎮 Приложение ${place} отключилось, голоса остались`,
  join: "Войти в эфир",
  joinApp: "Открыть и говорить",
  ringMe: (waiting) =>
    waiting === 0
      ? "🔔 Позвать, когда соберутся трое"
      : `🔔 Позвать, когда соберутся трое · ${waiting}`,
};

export const cardTexts = (language: Language): CardTexts => (language === "ru" ? ru : en);
