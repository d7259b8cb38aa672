import type { NoRedis } from "@efir/directory";
import { en } from "./en.ts";
import { ru } from "./ru.ts";

/** All that `npm run doctor` says, in one language. */
export interface DoctorTexts {
  readonly wrongSettings: string;
  readonly badAddress: (text: string) => string;
  readonly examining: (url: string) => string;
  readonly well: string;
  readonly ill: (count: number) => string;
  readonly name: {
    readonly right: (host: string, addresses: string) => string;
    readonly wrong: (host: string) => string;
    readonly how: string;
  };
  readonly certificate: {
    readonly right: (days: number) => string;
    readonly ending: (days: number) => string;
    readonly bad: (why: string) => string;
    readonly how: string;
    readonly none: string;
    readonly howNone: string;
  };
  readonly page: {
    readonly right: string;
    readonly wrong: (status: number | null) => string;
    readonly how: string;
    readonly framed: string;
    readonly howFramed: string;
  };
  readonly ready: {
    readonly right: string;
    readonly wrong: (status: number | null) => string;
    readonly how: string;
  };
  readonly clock: {
    readonly right: string;
    readonly wrong: (seconds: number) => string;
    readonly how: string;
  };
  readonly session: {
    readonly right: string;
    readonly wrong: string;
    readonly how: string;
    readonly noBot: string;
  };
  readonly socket: {
    readonly right: string;
    readonly closed: (code: number) => string;
    readonly silent: string;
    readonly how: string;
  };
  readonly ice: {
    readonly answers: (url: string) => string;
    readonly relays: (url: string) => string;
    readonly opens: (url: string, inside: string) => string;
    readonly howOpens: string;
    readonly refused: (url: string, status: number) => string;
    readonly howRefused: string;
    readonly unreachable: (url: string, why: string) => string;
    readonly howUnreachable: string;
    readonly unreadable: (url: string) => string;
    readonly howUnreadable: string;
    readonly noTurn: string;
    readonly howNoTurn: string;
  };
  readonly node: {
    readonly right: (version: string) => string;
    readonly wrong: (version: string) => string;
    readonly how: string;
  };
  readonly redis: {
    readonly right: string;
    readonly none: string;
    /** What is wrong, and what to do. */
    readonly wrong: Readonly<Record<NoRedis["code"], readonly [wrong: string, how: string]>>;
  };
}

/** By the language of the terminal, say `ru_RU.UTF-8`. */
export const doctorTexts = (locale: string | undefined): DoctorTexts =>
  /^ru(_|-|\.|$)/i.test(locale ?? "") ? ru : en;
