import type { Language } from "../texts/language.ts";
import { en } from "./en.ts";
import { ru } from "./ru.ts";

export type CheckName = "https" | "reachable" | "mainApp" | "inline" | "guest" | "groups";

export interface Check {
  readonly right: string;
  readonly wrong: string;
  /** What to do when it is wrong. */
  readonly how: string;
}

/** All that `npm run setup:bot` says, in one language. */
export interface SetupTexts {
  readonly noToken: string;
  readonly badToken: string;
  readonly noTelegram: string;
  readonly wrongSettings: string;
  readonly token: (username: string) => string;
  readonly checks: (url: string) => Readonly<Record<CheckName, Check>>;
  readonly appLink: (username: string, shortName: string) => string;
  readonly howApp: (url: string) => string;
  readonly feedback: string;
  readonly howFeedback: string;
  readonly readsAll: string;
  readonly privacy: (username: string) => string;
  readonly howPrivacy: string;
  readonly polling: string;
  readonly webhook: (url: string) => string;
  readonly webhookFails: (why: string, waiting: number) => string;
  readonly howWebhook: string;
  readonly menuButton: string;
  readonly setNow: string;
  readonly couldNotSet: (method: string, why: string) => string;
  readonly byHand: string;
  readonly done: string;
  readonly notDone: (count: number) => string;
}

const TEXTS: Readonly<Record<Language, SetupTexts>> = { en, ru };

export const setupTextsIn = (language: Language): SetupTexts => TEXTS[language];
