import type { Quality } from "@efir/rtc";
import type { Language } from "../texts/language.ts";

/** The words of the sound sheet, which arrive together with it. */
export interface SoundWords {
  readonly title: string;
  readonly microphone: string;
  readonly speaker: string;
  readonly systemChoice: string;
  readonly unnamed: (place: number) => string;
  readonly mode: string;
  readonly modes: {
    readonly [mode in "voice" | "music"]: { readonly title: string; readonly note: string };
  };
  readonly cleaning: string;
  readonly echoCancellation: string;
  readonly noiseSuppression: string;
  readonly autoGainControl: string;
  readonly musicNote: string;
  readonly test: string;
  readonly testFailed: string;
  readonly refused: string;
  readonly fullScreen: string;
  readonly saver: { readonly title: string; readonly note: string };
  readonly quality: { readonly [quality in Quality]: string };
  readonly rtt: (ms: number) => string;
  readonly lost: (percent: number) => string;
}

const en: SoundWords = {
  title: "Sound",
  microphone: "Microphone",
  speaker: "Speaker",
  systemChoice: "System default",
  unnamed: (place) => `Device ${place}`,
  mode: "What you send",
  modes: {
    voice: { title: "Voice", note: "Clear speech without background noise" },
    music: { title: "Music", note: "Instruments and songs as they are, in stereo" },
  },
  cleaning: "Sound processing",
  echoCancellation: "Remove echo",
  noiseSuppression: "Remove noise",
  autoGainControl: "Even out volume",
  musicNote: "Music is sent as it is: noise and volume are left alone.",
  test: "Play a test sound",
  testFailed: "No sound could be played. Is a speaker connected?",
  refused: "The microphone cannot do that here, and goes on as it was.",
  fullScreen: "Full screen",
  saver: { title: "Save data", note: "Nobody’s video is loaded" },
  quality: { good: "good", fair: "fair", poor: "poor", lost: "connection lost" },
  rtt: (ms) => `${ms} ms`,
  lost: (percent) => `${percent} % lost`,
};

const ru: SoundWords = {
  title: "Звук",
  microphone: "Микрофон",
  speaker: "Динамик",
  systemChoice: "По умолчанию",
  unnamed: (place) => `Устройство ${place}`,
  mode: "Что вы передаёте",
  modes: {
    voice: { title: "Голос", note: "Чистая речь без лишних звуков" },
    music: { title: "Музыка", note: "Инструмент или песня как есть, в стерео" },
  },
  cleaning: "Обработка звука",
  echoCancellation: "Убирать эхо",
  noiseSuppression: "Убирать шум",
  autoGainControl: "Выравнивать громкость",
  musicNote: "Музыка передаётся как есть: шум и громкость не трогаем.",
  test: "Проверить динамик",
  testFailed: "Не удалось проиграть звук. Подключён ли динамик?",
  refused: "Здесь микрофон так не умеет и работает по-прежнему.",
  fullScreen: "На весь экран",
  saver: { title: "Экономить трафик", note: "Видео других не загружается" },
  quality: {
    good: "хорошая связь",
    fair: "средняя связь",
    poor: "слабая связь",
    lost: "связь потеряна",
  },
  rtt: (ms) => `${ms} мс`,
  lost: (percent) => `потерь ${percent} %`,
};

export const soundWords: { readonly [language in Language]: SoundWords } = { en, ru };
