import type { Language } from "../texts/language.ts";
import type { CheckName, Failure } from "./outcome.ts";

/** The words of the self-test, which arrive together with it. */
export interface SelfTestWords {
  readonly title: string;
  readonly about: string;
  readonly begin: string;
  readonly again: string;
  readonly back: string;
  readonly checks: { readonly [name in CheckName]: string };
  readonly waiting: string;
  readonly running: string;
  readonly passed: (ms: number) => string;
  readonly absent: string;
  readonly failures: { readonly [why in Failure]: string };
  readonly sayAWord: string;
  readonly allWell: string;
  readonly someTrouble: string;
  readonly relayHelps: string;
  readonly code: string;
  readonly copy: string;
  readonly copied: string;
}

const en: SelfTestWords = {
  title: "Check sound and connection",
  about:
    "Takes about ten seconds. You will be asked for the microphone and the camera; nobody hears or sees you.",
  begin: "Begin",
  again: "Check again",
  back: "Back to the room",
  checks: {
    server: "The server",
    socket: "The line to the server",
    stun: "The direct way to the others",
    "turn-udp": "The relay, fast",
    "turn-tcp": "The relay, where networks are strict",
    "turn-tls": "The relay, disguised as a web page",
    decode: "Making and showing video",
    microphone: "Microphone",
    camera: "Camera",
  },
  waiting: "not checked yet",
  running: "checking…",
  passed: (ms) => `works · ${ms} ms`,
  absent: "not set up on this server",
  failures: {
    "no-answer": "no answer: a network in between does not let it through",
    refused: "did not work",
    silent: "works, but nothing was heard: is it muted, or the wrong one?",
    user: "not allowed: allow it in the settings of Telegram or of the browser",
    "no-device": "none was found",
    "other-app": "another app is using it",
    unsupported: "this app cannot do it: a browser can",
    lost: "was unplugged meanwhile",
  },
  sayAWord: "Say a word…",
  allWell: "All is well: calls will work here.",
  someTrouble: "Something does not work. The code below tells whoever helps you what it is.",
  relayHelps: "The direct way is closed here, and calls will go through the relay.",
  code: "Code for support",
  copy: "Copy the code",
  copied: "Copied",
};

const ru: SelfTestWords = {
  title: "Проверка звука и связи",
  about:
    "Займёт секунд десять. Попросим доступ к микрофону и камере, но никто вас не услышит и не увидит.",
  begin: "Начать",
  again: "Проверить ещё раз",
  back: "Назад в комнату",
  checks: {
    server: "Сервер",
    socket: "Связь с сервером",
    stun: "Прямой путь к другим",
    "turn-udp": "Ретранслятор, быстрый",
    "turn-tcp": "Ретранслятор для строгих сетей",
    "turn-tls": "Ретранслятор под видом сайта",
    decode: "Передача и показ видео",
    microphone: "Микрофон",
    camera: "Камера",
  },
  waiting: "ещё не проверено",
  running: "проверяем…",
  passed: (ms) => `работает · ${ms} мс`,
  absent: "на этом сервере не настроено",
  failures: {
    "no-answer": "нет ответа: сеть по дороге не пропускает",
    refused: "не получилось",
    silent: "работает, но ничего не слышно: он выключен или не тот?",
    user: "доступ запрещён: разрешите его в настройках Telegram или браузера",
    "no-device": "не найдено",
    "other-app": "занято другой программой",
    unsupported: "это приложение так не умеет, а браузер умеет",
    lost: "отключили во время проверки",
  },
  sayAWord: "Скажите что-нибудь…",
  allWell: "Всё в порядке: звонки здесь будут работать.",
  someTrouble: "Что-то не работает. Код ниже расскажет тому, кто вам помогает, что именно.",
  relayHelps: "Прямой путь закрыт, звонки пойдут через ретранслятор.",
  code: "Код для поддержки",
  copy: "Скопировать код",
  copied: "Скопировано",
};

export const selfTestWords: { readonly [language in Language]: SelfTestWords } = { en, ru };
