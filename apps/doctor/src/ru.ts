import type { DoctorTexts } from "./texts.ts";

const status = (code: number | null) => (code === null ? "нет ответа" : `код ${code}`);

export const ru: DoctorTexts = {
  wrongSettings: "Настройки неверны:",
  badAddress: (text) =>
    `«${text}» — не веб-адрес. Запустите npm run doctor без него или с адресом.`,
  examining: (url) => `Проверяем ${url}`,
  well: "Всё в порядке.",
  ill: (count) => `Не в порядке: ${count}.`,
  name: {
    right: (host, addresses) => `${host} ведёт на ${addresses}.`,
    wrong: (host) => `Имени ${host} никто не знает.`,
    how: "Добавьте для него запись DNS, которая указывает на машину.",
  },
  certificate: {
    right: (days) => `Сертификату доверяют, он годен ещё дней: ${days}.`,
    ending: (days) => `Сертификат истекает, осталось дней: ${days}.`,
    bad: (why) => `Нет https, которому можно доверять: ${why}.`,
    how: "Caddy получает сертификат сам, если имя указывает на машину и открыты порты 80 и 443; почему не вышло, покажет docker compose logs web.",
    none: "Адрес — http, а не https.",
    howNone:
      "Telegram открывает мини-приложения только по https, и микрофон браузеры дают только с https.",
  },
  page: {
    right: "Мини-приложение на месте.",
    wrong: (code) => `Мини-приложения нет на месте: ${status(code)}.`,
    how: "docker compose ps покажет, какому сервису плохо.",
    framed: "Веб-версиям Telegram нельзя показать эту страницу.",
    howFramed: "Добавьте https://web.telegram.org во frame-ancestors её Content-Security-Policy.",
  },
  ready: {
    right: "Сервер готов, и всё нужное ему доступно.",
    wrong: (code) => `Сервер не готов: ${status(code)}.`,
    how: "Так он отвечает, пока недоступен Redis: docker compose logs signaling redis",
  },
  clock: {
    right: "Часы идут одинаково.",
    wrong: (seconds) => `Часы сервера и здешние расходятся на ${seconds} с.`,
    how: "По часам проверяются подписи Telegram и доступ к TURN: пусть время ставит NTP.",
  },
  session: {
    right: "Тех, кто пришёл из Telegram, впускают.",
    wrong: "Тех, кто пришёл из Telegram, не впускают.",
    how: "Одинаков ли BOT_TOKEN здесь и на сервере?",
    noBot: "Без BOT_TOKEN войти для пробы некому: WebSocket и TURN не проверены.",
  },
  socket: {
    right: "WebSocket открывается, версии совпадают.",
    closed: (code) => `WebSocket закрылся с кодом ${code}.`,
    silent: "WebSocket не отвечает.",
    how: "Прокси впереди должен пропускать Upgrade. 4002 и 4003: сервер другой версии, чем этот каталог.",
  },
  ice: {
    answers: (url) => `${url} отвечает.`,
    relays: (url) => `${url} ретранслирует, и только наружу.`,
    opens: (url, inside) => `${url} пускает и к машинам внутри вашей сети: ${inside}.`,
    howOpens: "Запретите их: denied-peer-ip в coturn, как в deploy/coturn/turnserver.conf.",
    refused: (url, code) => `${url} отказывает: ${code}.`,
    howRefused:
      "401: TURN_SECRET не совпадает с static-auth-secret сервера TURN. 486: исчерпана его квота.",
    unreachable: (url, why) => `${url} недоступен: ${why}.`,
    howUnreachable: "Запущен ли он, и открыт ли порт, для UDP тоже, если это UDP?",
    unreadable: (url) => `${url} — не адрес сервера STUN или TURN.`,
    howUnreadable: "Проверьте STUN_URLS и TURN_URL.",
    noTurn: "Сервера TURN нет.",
    howNoTurn: "За строгими сетями люди не услышат друг друга: задайте TURN_URL и TURN_SECRET.",
  },
  node: {
    right: (version) => `Node ${version}.`,
    wrong: (version) => `Node ${version} слишком старый.`,
    how: "Установите Node 20.19 или новее.",
  },
  redis: {
    right: "Redis отвечает по адресу REDIS_URL.",
    none: "Здесь REDIS_URL не задан, о Redis судим по ответу сервера.",
    wrong: {
      "no-redis": ["Redis не отвечает по адресу REDIS_URL.", "Запущен ли он и верен ли пароль?"],
      "one-of-a-cluster": [
        "В REDIS_URL назван один узел Redis Cluster, будто других нет.",
        "Начните адрес с redis+cluster:// и назовите несколько узлов.",
      ],
      "a-sentinel": [
        "В REDIS_URL назван Sentinel, будто это сам Redis.",
        "Напишите redis+sentinel://host:port,host:port/name, где name — имя основного Redis в настройках Sentinel.",
      ],
      "no-cluster": [
        "В REDIS_URL назван Redis Cluster, а отвечает там не кластер.",
        "Адрес одного Redis — redis://host:port.",
      ],
    },
  },
};
