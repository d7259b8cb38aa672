import { err, ok, type Clock, type Result } from "@efir/kit";
import { clientNotes } from "./answer/client-notes.ts";
import type { Operators } from "./answer/operators.ts";
import type { Rooms } from "./answer/rooms.ts";
import type { Classifier } from "./classify/classification.ts";
import { classifyByRules } from "./classify/classify.ts";
import { endpoints } from "./deliver/endpoints.ts";
import { createPost, type Post } from "./deliver/post.ts";
import type { Sender } from "./deliver/sender.ts";
import { webhookSender } from "./deliver/webhook-sender.ts";
import type { GatewayKey } from "./gateway-key.ts";
import { languageOf, type Language } from "./language.ts";
import type { Answer, Message, MessageStatus } from "./message.ts";
import type { Notes } from "./notes.ts";
import { handleMessage } from "./pipeline.ts";
import { checkQuestion, markOf, withinLimit, type BadQuestion, type Question } from "./question.ts";
import type { Arrival, MessageQueue, NotAccepted, QueueFigures, QueueLimits } from "./queue.ts";
import type { Watch } from "./watch.ts";
import { startWorker, type Worker } from "./worker.ts";

export interface GatewayOptions {
  readonly queue: MessageQueue;
  readonly notes: Notes;
  readonly rooms: Rooms;
  readonly operators: Operators;
  readonly classify?: Classifier;
  readonly keys: readonly GatewayKey[];
  /** The platforms of our own, by the name that their clients' ids begin with: `telegram` for `telegram_7`. */
  readonly senders: Readonly<Record<string, Sender>>;
  readonly allowLoopback: boolean;
  readonly limits?: QueueLimits;
  readonly post?: Post;
  readonly clock: Clock;
  readonly random: () => number;
  /** Not to be guessed, and never the same twice. */
  readonly randomId: () => string;
  readonly watch: Watch;
}

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

/** Text in, answer out, for any platform. */
export interface Gateway {
  readonly ask: (question: Question, key: GatewayKey) => Promise<Result<Receipt, NotAsked>>;
  readonly hear: (heard: Heard) => Promise<Result<Receipt, NotAccepted>>;
  /** An operator's words to the client of this message: behind what waits for the client already. */
  readonly tell: (to: Message, note: Note) => Promise<Result<Receipt, NotAccepted>>;
  readonly message: (id: string) => Promise<Message | null>;
  readonly deadLetters: (most: number) => Promise<readonly Message[]>;
  /** Its address may be used again, too. False when there is no such dead letter. */
  readonly replay: (id: string) => Promise<boolean>;
  readonly figures: () => Promise<QueueFigures>;
  /** From now on messages are worked on here; another process may do it as well. */
  readonly start: () => void;
  readonly close: () => Promise<void>;
}

export const TELEGRAM = "telegram";
const WEBHOOK = "webhook";
/** Deliveries at once: most of the time they wait for somebody else's answer. */
const SLOTS = 256;

export const GATEWAY_LIMITS: QueueLimits = {
  perKey: { everyMs: 20, burst: 200 },
  perClient: { everyMs: 1_000, burst: 20 },
  waiting: 100_000,
  waitingPerClient: 100,
};

export function createGateway(options: GatewayOptions): Gateway {
  const { queue, notes, keys, senders, clock, allowLoopback, randomId } = options;
  const { limits = GATEWAY_LIMITS, classify = classifyByRules } = options;
  const post = options.post ?? createPost({ allowLoopback });
  const gone = endpoints(notes);
  const secretsOf = (name: string) => {
    const secrets = keys.filter((key) => key.name === name).flatMap((key) => key.secrets);
    return secrets.length > 0 ? [...new Set(secrets)] : null;
  };
  const webhook = webhookSender({ post, endpoints: gone, secretsOf, clock });
  const handle = handleMessage({
    ...options,
    classify,
    clients: clientNotes(notes),
    senders: { ...senders, [WEBHOOK]: webhook },
  });
  // Telegram's people are Telegram's, connected or not.
  const rules = { allowLoopback, platforms: [TELEGRAM, ...Object.keys(senders)] };
  let worker: Worker | null = null;

  const newMessage = (
    more: Pick<Message, "client" | "content" | "platform"> & Partial<Message>,
  ): Message => ({
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
  ): Promise<Result<Receipt, NotAccepted>> {
    const accepted = await queue.accept({ message, once, limits });
    if (!accepted.ok) return accepted;
    const { id, isNew } = accepted.value;
    if (isNew) options.watch.accepted(message.platform);
    const known = isNew ? message : await queue.message(id);
    return ok({ id, isNew, status: known?.status ?? "delivered" });
  }

  async function ask(question: Question, { name }: GatewayKey): Promise<Result<Receipt, NotAsked>> {
    const checked = checkQuestion(question, rules);
    if (!checked.ok) return checked;
    const { client, content, url, idempotencyKey } = checked.value;
    if (await gone.isDisabled({ key: name, url })) return err({ code: "webhook-disabled" });
    const mark = markOf(client, content, url);
    const once = idempotencyKey === null ? null : { key: markOf(name, idempotencyKey), mark };
    return put(newMessage({ client, content, url, key: name, platform: WEBHOOK }), once);
  }

  function hear({ client, content, language = "en", once }: Heard) {
    const [platform = ""] = client.split("_");
    const text = withinLimit(content);
    const said = { client, content: text, platform, language: languageOf(text, language) };
    const mark = markOf(client, text);
    return put(newMessage(said), once === undefined ? null : { key: markOf(platform, once), mark });
  }

  function tell(to: Message, { text, file }: Note) {
    const { client, key, platform, url, language } = to;
    const answer: Answer = {
      text,
      file,
      room: null,
      intent: null,
      confidence: 1,
      escalated: false,
    };
    const note = { client, key, platform, url, language, author: "operator" as const, answer };
    return put(newMessage({ ...note, content: text }), null);
  }

  return {
    ask,
    hear,
    tell,
    message: queue.message,
    deadLetters: queue.deadLetters,
    replay: async (id) => {
      const message = await queue.message(id);
      if (!message || !(await queue.replay(id))) return false;
      const { key, url } = message;
      if (key !== null && url !== null) await gone.enable({ key, url });
      return true;
    },
    figures: queue.figures,
    start: () => {
      const name = `worker-${randomId()}`;
      worker ??= startWorker({ queue, handle, name, slots: SLOTS, clock, watch: options.watch });
    },
    close: async () => {
      await worker?.close();
      post.close();
    },
  };
}
