const WORDS = {
  en: {
    alone: "Open this from an Efir room: voices need somebody to carry them.",
    lost: "The game is out of reach, coming back…",
    how: "Move yourself: you hear people from where they stand",
  },
  ru: {
    alone: "Откройте эту страницу в комнате Efir: без неё голосам неоткуда взяться.",
    lost: "Нет связи с игрой, восстанавливаем…",
    how: "Подвиньте себя: вы слышите людей оттуда, где они стоят",
  },
} as const;

export const wordsIn = (language: string) => (language.startsWith("ru") ? WORDS.ru : WORDS.en);
