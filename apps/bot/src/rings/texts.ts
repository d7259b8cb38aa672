import type { Language } from "../texts/language.ts";

/** What came of pressing «Ring me». */
export type Pressed = "on" | "off" | "here-already" | "enough-here" | "no-room";

/** All that the ring says, in one language; answers have at most 200 characters. */
export interface RingTexts {
  readonly pressed: Readonly<Record<Pressed, string>>;
  /** Title and names come in ready for HTML. */
  readonly ring: (title: string, count: number, names: string) => string;
}

const en: RingTexts = {
  pressed: {
    on: "I will write to you when 3 are on air. If you have never written to me, open our chat and tap Start first.",
    off: "All right, I will not ring you.",
    "here-already": "You are on air already.",
    "enough-here": "There are enough people here already: come in!",
    "no-room": "This room is over.",
  },
  ring: (title, count, names) => `🔔 ${count} are on air in <b>${title}</b>: ${names}`,
};

const ru: RingTexts = {
  pressed: {
    on: "Напишу вам, когда в эфире соберутся трое. Если вы мне ещё не писали, сначала откройте наш чат и нажмите «Старт».",
    off: "Хорошо, звать не буду.",
    "here-already": "Вы уже в эфире.",
    "enough-here": "Здесь уже достаточно людей: заходите!",
    "no-room": "Этой комнаты больше нет.",
  },
  ring: (title, count, names) => `🔔 «<b>${title}</b>», в эфире ${count}: ${names}`,
};

export const ringTexts = (language: Language): RingTexts => (language === "ru" ? ru : en);
