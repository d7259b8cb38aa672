import { useTexts } from "../texts/use-texts.ts";
import type { Language } from "../texts/language.ts";

/** Sentences that only rooms with an app beside them need. */
export interface HostWords {
  readonly ask: {
    readonly title: string;
    readonly from: string;
    readonly sees: string;
    readonly seesNot: string;
    readonly open: string;
    readonly voicesOnly: string;
  };
  readonly app: (origin: string) => string;
  readonly opening: string;
  readonly gone: { readonly title: string; readonly note: string };
  readonly dock: {
    readonly label: string;
    readonly move: string;
    readonly moveHint: string;
    readonly fold: string;
    readonly unfold: string;
    readonly room: string;
  };
  readonly backToApp: string;
}

const en: HostWords = {
  ask: {
    title: "Open the app of this room?",
    from: "It comes from",
    sees: "It sees the names of the people here and who is talking.",
    seesNot: "It gets no sound, no picture, and nothing of your Telegram account.",
    open: "Open",
    voicesOnly: "Voices only",
  },
  app: (origin) => `App from ${origin}`,
  opening: "Opening the app…",
  gone: {
    title: "The host has left",
    note: "The voices stay. When the host is back, so is the app.",
  },
  dock: {
    label: "Voices",
    move: "Move the voices",
    moveHint: "The arrow keys move it too",
    fold: "Make it small",
    unfold: "Show everybody",
    room: "Show the room",
  },
  backToApp: "Back to the app",
};

const ru: HostWords = {
  ask: {
    title: "Открыть приложение этой комнаты?",
    from: "Оно загрузится с сайта",
    sees: "Ему видно, как зовут людей в комнате и кто говорит.",
    seesNot: "Ни звука, ни видео, ни данных вашего Telegram оно не получит.",
    open: "Открыть",
    voicesOnly: "Только голоса",
  },
  app: (origin) => `Приложение с сайта ${origin}`,
  opening: "Открываем приложение…",
  gone: {
    title: "Ведущий отключился",
    note: "Голоса остаются. Вернётся ведущий — вернётся и приложение.",
  },
  dock: {
    label: "Голоса",
    move: "Передвинуть голоса",
    moveHint: "Можно и стрелками на клавиатуре",
    fold: "Свернуть",
    unfold: "Показать всех",
    room: "Показать комнату",
  },
  backToApp: "Вернуться в приложение",
};

const hostWords: { readonly [language in Language]: HostWords } = { en, ru };

export const useHostWords = (): HostWords => hostWords[useTexts().language];
