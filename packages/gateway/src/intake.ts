import { err, ok, type Clock, type Result } from "@efir/kit";
import type { Endpoints } from "./deliver/endpoints.ts";
import type { GatewayKey } from "./gateway-key.ts";
import { languageOf, type Language } from "./language.ts";
import type { Answer, Message, MessageStatus } from "./message.ts";
import {
  checkQuestion,
  markOf,
  withinLimit,
  type BadQuestion,
  type Question,
  type QuestionRules,
} from "./question.ts";
import type { Arrival, MessageQueue, NotAccepted, QueueLimits } from "./queue.ts";

export interface Receipt {
  readonly id: string;
  readonly status: MessageStatus;
  /** False: the same request came before, and this is what became of it. */
  readonly isNew: boolean;
}

export type NotAsked = BadQuestion | NotAccepted | { readonly code: "webhook-disabled" };

/** What somebody said on a platform of our own. */
export interface Heard {
  /** Begins with the name of the platform: `telegram_7`. */
  readonly client: string;
  readonly content: string;
  /** Taken when the words do not tell. */
  readonly language?: Language;
  /** Names the event, when the platform may bring it again. */
  readonly once?: string;
}

export interface Note {
  readonly text: string;
  readonly file: Answer["file"];
}

/** How messages come in. */
export interface Intake {
  readonly ask: (question: Question, key: GatewayKey) => Promise<Result<Receipt, NotAsked>>;
  readonly hear: (heard: Heard) => Promise<Result<Receipt, NotAccepted>>;
  /** An operator's words to the client of this message: behind what waits for the client already. */
  readonly tell: (to: Message, note: Note) => Promise<Result<Receipt, NotAccepted>>;
}

export interface IntakeDeps {
  readonly queue: MessageQueue;
  readonly endpoints: Endpoints;
  readonly rules: QuestionRules;
  readonly limits: QueueLimits;
  readonly clock: Clock;
  readonly randomId: () => string;
  readonly accepted: (platform: string) => void;
}

/** The platform of those who come over HTTP. */
export const WEBHOOK = "webhook";

export function createIntake(deps: IntakeDeps): Intake {
  return {
    ask: async (question, { name }) => {
      const checked = checkQuestion(question, deps.rules);
      if (!checked.ok) return checked;
      const { client, content, url, idempotencyKey } = checked.value;
      if (await deps.endpoints.isDisabled({ key: name, url }))
        return err({ code: "webhook-disabled" });
      const mark = markOf(client, content, url);
      const once = idempotencyKey === null ? null : { key: markOf(name, idempotencyKey), mark };
      const asked = { client, content, url, key: name, platform: WEBHOOK };
      return put(newMessage(asked, deps), once, deps);
    },
    hear: ({ client, content, language = "en", once }) => {
      const [platform = ""] = client.split("_");
      const text = withinLimit(content);
      const said = { client, content: text, platform, language: languageOf(text, language) };
      const named =
        once === undefined ? null : { key: markOf(platform, once), mark: markOf(client, text) };
      return put(newMessage(said, deps), named, deps);
    },
    tell: (to, { text, file }) => {
      const { client, key, platform, url, language } = to;
      const answer = { text, file, room: null, intent: null, confidence: 1, escalated: false };
      const note = { client, key, platform, url, language, author: "operator", answer } as const;
      return put(newMessage({ ...note, content: text }, deps), null, deps);
    },
  };
}

type NewMessage = Pick<Message, "client" | "content" | "platform"> & Partial<Message>;

const newMessage = (more: NewMessage, { clock, randomId }: IntakeDeps): Message => ({
  id: `msg_${randomId()}`,
  key: null,
  url: null,
  author: "client",
  language: languageOf(more.content, "en"),
  acceptedAt: clock.now(),
  status: "queued",
  answer: null,
  attempts: 0,
  partsSent: 0,
  reason: null,
  dueAt: null,
  ...more,
});

async function put(
  message: Message,
  once: Arrival["once"],
  { queue, limits, accepted: tell }: IntakeDeps,
): Promise<Result<Receipt, NotAccepted>> {
  const accepted = await queue.accept({ message, once, limits });
  if (!accepted.ok) return accepted;
  const { id, isNew } = accepted.value;
  if (isNew) tell(message.platform);
  const known = isNew ? message : await queue.message(id);
  return ok({ id, isNew, status: known?.status ?? "delivered" });
}
