import type { Language } from "../texts/language.ts";

/** What the bot says of apps beside rooms, but for the cards. */
export interface HostTexts {
  readonly howToPlay: string;
  readonly noApp: string;
  readonly notYours: string;
  /** For `parse_mode: "HTML"`. */
  readonly opened: (chat: number) => string;
  readonly closed: string;
  readonly isOpen: string;
  readonly isClosed: string;
}

const en: HostTexts = {
  howToPlay:
    "Send the code of the game’s room after the command: /play CODE. Whoever runs the game tells you the code.",
  noApp:
    "No game is on under this code now: it is over, or the code is a different one. Ask whoever runs it for the new code. To just talk, send /room.",
  notYours: "Only the admins of this chat decide whether apps may post here.",
  opened: (chat) =>
    `Apps that know this chat may post the cards of their rooms here now, five an hour at most. Its number for them: <code>${chat}</code>. /hosts off takes it back.`,
  closed: "Apps do not post cards here any more. /play works as before.",
  isOpen: "Apps may post the cards of their rooms here. /hosts off takes it back.",
  isClosed: "Apps may not post the cards of their rooms here. /hosts on allows it.",
};

const ru: HostTexts = {
  howToPlay:
    "Отправьте код игровой комнаты после команды: /play КОД. Код знает тот, кто запустил игру.",
  noApp:
    "Под этим кодом сейчас нет игры: она закончилась, или код другой. Спросите новый код у того, кто её запустил. А просто поговорить можно так: /room",
  notYours: "Могут ли приложения писать сюда, решают администраторы этого чата.",
  opened: (chat) =>
    `Теперь приложения, которые знают этот чат, могут присылать сюда карточки своих комнат: не больше пяти в час. Номер чата для них: <code>${chat}</code>. Запретить: /hosts off`,
  closed: "Приложения больше не присылают сюда карточки. /play работает как раньше.",
  isOpen: "Приложения могут присылать сюда карточки своих комнат. Запретить: /hosts off",
  isClosed: "Приложения не могут присылать сюда карточки своих комнат. Разрешить: /hosts on",
};

export const hostTexts = (language: Language): HostTexts => (language === "ru" ? ru : en);
