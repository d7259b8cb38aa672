import { shortList } from "./name-list.ts";
import type { RoomLine, Texts } from "./texts.ts";

function onAir({ title, names }: RoomLine): string {
  const { shown, more } = shortList(names);
  if (names.length === 0) return `${title}: пока никого нет`;
  if (more === 0) return `${title}: в эфире ${names.length}: ${shown}`;
  return `${title}: в эфире ${names.length}: ${shown} и ещё ${more}`;
}

export const ru: Texts = {
  greeting: (name) =>
    `Привет, ${name}! Я открываю голосовые и видеокомнаты в любом чате. Отправьте /room и нажмите «Войти» или добавьте меня в группу и отправьте /room там.`,
  greetingInGroup: (bot) =>
    `Привет! Отправьте /room@${bot}, и все здесь смогут говорить в одно нажатие. Подробнее: /help@${bot}`,
  help: (bot) =>
    [
      "/room открывает голосовую комнату этого чата; после команды можно написать название: /room Созвон в пятницу",
      "/room new открывает ещё одну, даже если у чата уже есть комната",
      "/rooms показывает ваши комнаты и кто в эфире",
      "/status говорит, кто в эфире в этом чате",
      "/new поможет настроить комнату по шагам, в личном чате",
      `В любом чате наберите @${bot} и выберите комнату, даже если меня там нет.`,
    ].join("\n"),
  nobodysRoom: "Эта комната закрыта, или её ещё никто не открыл.",
  ownRooms: (rooms) => ["Ваши комнаты:", ...rooms.map(onAir)].join("\n"),
  noOwnRooms: "Сейчас у вас нет комнат. Открыть: /room",
  ownRoomsElsewhere: "Ваши комнаты касаются только вас: список покажу в личном чате.",
  onAirHere: onAir,
  nobodyOnAirHere: "Здесь никого нет в эфире. Открыть комнату: /room",
  cancelled: "Отменено.",
  nothingToCancel: "Отменять нечего.",
  notUnderstood:
    "Я вас не понял. /room открывает комнату, /new настраивает её по шагам, /help расскажет больше. Если вы отвечали на мои вопросы, прошло слишком много времени: начните заново с /new.",
  trouble: "Что-то пошло не так. Попробуйте ещё раз чуть позже.",
  titleOf: (name) => `Комната: ${name}`,
  buttons: {
    newRoom: "Новая комната по шагам",
    inChat: "Открыть комнату в чате",
    ownRooms: "Мои комнаты",
    openAgain: "Открыть эту комнату",
    share: "Поделиться в чате",
  },
  inline: {
    newRoom: (title) => `Новая комната «${title}»`,
    newRoomHint: "Все в чате смогут войти в одно нажатие",
    onAir: (count) => (count === 0 ? "Пока никого нет" : `В эфире: ${count}`),
    stepByStep: "Новая комната по шагам",
  },
  wizard: {
    title: "Как назвать комнату?",
    defaultTitle: "Назвать моим именем",
    mode: "Кто говорит?",
    modes: { open: "Все", stage: "Сцена: спикеры и слушатели" },
    entry: "Кто может войти?",
    entries: {
      anyone: "Все, у кого есть ссылка",
      "chat-members": "Участники чата",
      approved: "Те, кого я впущу",
    },
    limit: (most) => `Сколько человек самое большее? Число от 2 до ${most}.`,
    notAnAnswer: "Это сюда не подходит. Выберите кнопку или отправьте /cancel.",
    ready: ({ mode, entry, limit }) =>
      [
        "Комната готова.",
        `Кто говорит: ${ru.wizard.modes[mode]}`,
        `Кто может войти: ${ru.wizard.entries[entry]}`,
        `Самое большее: ${limit}`,
      ].join("\n"),
    outdated: "Меня тем временем обновили, поэтому начнём заново.",
  },
  commands: {
    start: "Что я умею",
    new: "Настроить комнату по шагам",
    room: "Открыть голосовую комнату",
    rooms: "Мои комнаты и кто в эфире",
    status: "Кто в эфире здесь",
    help: "Как это работает",
    cancel: "Больше не отвечать на вопросы",
  },
};
