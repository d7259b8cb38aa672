import type { SetupTexts } from "./texts.ts";

const NEW_APP = (url: string) =>
  `@BotFather, /newapp: выберите бота, название, описание, картинку 640 × 360, адрес ${url} и короткое имя. Короткое имя запишите в .env: MINIAPP_SHORT_NAME.`;

export const ru: SetupTexts = {
  noToken: `Бота пока нет. В Telegram:
  1. Откройте @BotFather и отправьте /newbot. Придумайте имя и юзернейм, который кончается на «bot».
  2. В ответ придёт токен. Запишите его в .env: BOT_TOKEN=…
  3. Запишите в .env адрес https, по которому люди будут открывать Efir: PUBLIC_URL=…
  4. Запустите npm run setup:bot ещё раз, он подскажет, что дальше.`,
  badToken:
    "Telegram не знает такого BOT_TOKEN. Скопируйте его заново у @BotFather: /mybots, ваш бот, API Token.",
  noTelegram: "Отсюда нет связи с Telegram. Проверьте сеть или TELEGRAM_API_ROOT.",
  wrongSettings: "Настройки неверны:",
  token: (username) => `Токен верный: это @${username}.`,
  checks: (url) => ({
    https: {
      right: `PUBLIC_URL — ${url}.`,
      wrong: `PUBLIC_URL — ${url}, а Telegram открывает мини-приложения только по https.`,
      how: "Укажите в .env адрес PUBLIC_URL, который начинается с https.",
    },
    reachable: {
      right: `${url} отвечает.`,
      wrong: `По адресу ${url} ничего не отвечает.`,
      how: "Запустите Efir, направьте домен на эту машину и откройте порты 80 и 443.",
    },
    mainApp: {
      right: "У бота есть главное мини-приложение, ссылки на комнаты открывают его.",
      wrong: "У бота нет мини-приложения: ссылки на комнаты ничего не откроют.",
      how: NEW_APP(url),
    },
    inline: {
      right: "Встроенный режим включён: @bot работает в любом чате.",
      wrong: "Встроенный режим выключен: через @bot комнату в чат не принести.",
      how: "Отправьте @BotFather команду /setinline, выберите бота и введите подсказку, например: название комнаты",
    },
    guest: {
      right: "Гостевой режим включён: @bot отвечает и там, где его нет среди участников.",
      wrong: "Гостевой режим выключен: там, где бота нет среди участников, @bot молчит.",
      how: "В @BotFather откройте настройки бота (/mybots) и включите гостевой режим.",
    },
    groups: {
      right: "Бота можно добавлять в группы.",
      wrong: "Бота нельзя добавить в группу.",
      how: "Отправьте @BotFather команду /setjoingroups, выберите бота и Enable.",
    },
  }),
  appLink: (username, shortName) =>
    `Ссылки на комнаты начинаются с https://t.me/${username}/${shortName}: откройте её один раз, должен появиться Efir.`,
  howApp: (url) => `Если не открылся: ${NEW_APP(url)}`,
  feedback:
    "Отклик встроенного режима должен быть 100 %, иначе карточки, отправленные через @bot, не обновляются. Telegram об этом не сообщает.",
  howFeedback: "Отправьте @BotFather команду /setinlinefeedback, выберите бота и 100 %.",
  readsAll: "В группах бот слышит простое /room.",
  privacy: (username) =>
    `В группах бот слышит /room@${username}, так её набирает меню команд. Простое /room доходит до него, только если из ботов последним писал он.`,
  howPrivacy:
    "Обычно этого хватает. Чтобы изменить: сделайте бота администратором или @BotFather, /setprivacy, Disable, и добавьте его в группы заново.",
  polling: "Бот сам спрашивает Telegram об обновлениях. Вебхук не нужен.",
  webhook: (url) => `Telegram приносит обновления на ${url}.`,
  webhookFails: (why, waiting) =>
    `Последнее обновление Telegram доставить не смог (${why}); ждут доставки: ${waiting}.`,
  howWebhook:
    "Адрес должен быть доступен из интернета, с доверенным сертификатом, на порту 443, 80, 88 или 8443.",
  menuButton: "Открыть Efir",
  setNow: "Установлено:",
  couldNotSet: (method, why) => `${method}: отказ, ${why}`,
  byHand: "То же вручную, в оболочке, где задан BOT_TOKEN:",
  done: "Всё, что можно проверить отсюда, в порядке. Отправьте боту /room.",
  notDone: (count) => `Осталось сделать: ${count}. Потом запустите npm run setup:bot ещё раз.`,
};
