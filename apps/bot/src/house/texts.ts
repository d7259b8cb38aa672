import type { Language } from "../texts/language.ts";

/** What came of somebody's knock. */
export type Answered = "let-in" | "turned-away" | "gone" | "not-yours";

/** All that is said at a room's door, in one language; answers have at most 200 characters. */
export interface DoorTexts {
  /** Name and title come in ready for HTML. */
  readonly knocks: (name: string, title: string) => string;
  readonly letIn: string;
  readonly turnAway: string;
  readonly answered: Readonly<Record<Answered, (name: string) => string>>;
}

const en: DoorTexts = {
  knocks: (name, title) => `🚪 <b>${name}</b> would like to come into <b>${title}</b>.`,
  letIn: "Let in",
  turnAway: "Turn away",
  answered: {
    "let-in": (name) => `✅ ${name} was let in.`,
    "turned-away": (name) => `🚫 ${name} was turned away.`,
    gone: (name) => `${name} does not wait any more.`,
    "not-yours": () => "Only the owner and the moderators of the room decide that.",
  },
};

const ru: DoorTexts = {
  knocks: (name, title) => `🚪 <b>${name}</b> просится в комнату «<b>${title}</b>».`,
  letIn: "Впустить",
  turnAway: "Не впускать",
  answered: {
    "let-in": (name) => `✅ Вы впустили: ${name}.`,
    "turned-away": (name) => `🚫 Вы не впустили: ${name}.`,
    gone: (name) => `${name} больше не ждёт.`,
    "not-yours": () => "Это решают владелец и модераторы комнаты.",
  },
};

export const doorTexts = (language: Language): DoorTexts => (language === "ru" ? ru : en);
