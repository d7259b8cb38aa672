import type { Clock } from "@efir/kit";
import { clientNotes } from "./answer/client-notes.ts";
import { NO_OPERATORS, type Operators } from "./answer/operators.ts";
import type { Rooms } from "./answer/rooms.ts";
import type { Classifier } from "./classify/classification.ts";
import { classifyByRules } from "./classify/classify.ts";
import { endpoints, type Endpoints } from "./deliver/endpoints.ts";
import { createPost, type Post } from "./deliver/post.ts";
import type { Sender } from "./deliver/sender.ts";
import { webhookSender } from "./deliver/webhook-sender.ts";
import type { GatewayKey } from "./gateway-key.ts";
import { createIntake, WEBHOOK, type Intake } from "./intake.ts";
import type { Message } from "./message.ts";
import type { Notes } from "./notes.ts";
import { handleMessage } from "./pipeline.ts";
import type { MessageQueue, QueueFigures, QueueLimits } from "./queue.ts";
import type { Watch } from "./watch.ts";
import { startWorker, type Worker } from "./worker.ts";

export interface GatewayOptions {
  readonly queue: MessageQueue;
  readonly notes: Notes;
  readonly rooms: Rooms;
  /** Unless given, nobody is called. */
  readonly operators?: Operators;
  readonly classify?: Classifier;
  /** Unless given, nobody comes over HTTP. */
  readonly keys?: readonly GatewayKey[];
  /** The platforms of our own, by the name that their clients' ids begin with: `telegram` for `telegram_7`. */
  readonly senders: Readonly<Record<string, Sender>>;
  /** For development: answers may go to this machine. */
  readonly allowLoopback?: boolean;
  readonly limits?: QueueLimits;
  readonly post?: Post;
  readonly clock: Clock;
  readonly random?: () => number;
  /** Not to be guessed, and never the same twice. */
  readonly randomId: () => string;
  readonly watch?: Watch;
}

/** Text in, answer out, for any platform. */
export interface Gateway extends Intake {
  readonly message: (id: string) => Promise<Message | null>;
  readonly deadLetters: (most: number) => Promise<readonly Message[]>;
  /** Its address may be used again, too. False when there is no such dead letter. */
  readonly replay: (id: string) => Promise<boolean>;
  readonly figures: () => Promise<QueueFigures>;
  /** From now on messages are worked on here; another process may do it as well. */
  readonly start: () => void;
  readonly close: () => Promise<void>;
}

const DEFAULTS = { classify: classifyByRules, operators: NO_OPERATORS, random: Math.random };
const UNWATCHED: Watch = {
  accepted: () => undefined,
  delivered: () => undefined,
  retried: () => undefined,
  died: () => undefined,
  troubled: () => undefined,
};

const TELEGRAM = "telegram";
/** Deliveries at once: most of the time they wait for somebody else's answer. */
const SLOTS = 256;

const GATEWAY_LIMITS: QueueLimits = {
  perKey: { everyMs: 20, burst: 200 },
  perClient: { everyMs: 1_000, burst: 20 },
  waiting: 100_000,
  waitingPerClient: 100,
};

export function createGateway(options: GatewayOptions): Gateway {
  const {
    queue,
    notes,
    senders,
    clock,
    allowLoopback = false,
    randomId,
    watch = UNWATCHED,
  } = options;
  const { limits = GATEWAY_LIMITS, keys = [] } = options;
  const post = options.post ?? createPost({ allowLoopback });
  const gone = endpoints(notes);
  const webhook = webhookSender({
    post,
    endpoints: gone,
    secretsOf: secretsOf(keys),
    clock,
  });
  const all = { ...senders, [WEBHOOK]: webhook };
  const handle = handleMessage({
    ...DEFAULTS,
    ...options,
    watch,
    clients: clientNotes(notes),
    senders: all,
  });
  // Telegram's people are Telegram's, connected or not.
  const rules = { allowLoopback, platforms: [TELEGRAM, ...Object.keys(senders)] };
  const { accepted } = watch;
  let worker: Worker | null = null;
  return {
    ...createIntake({ queue, endpoints: gone, rules, limits, clock, randomId, accepted }),
    message: queue.message,
    deadLetters: queue.deadLetters,
    replay: (id) => replay(id, queue, gone),
    figures: queue.figures,
    start: () => {
      const name = `worker-${randomId()}`;
      worker ??= startWorker({ queue, handle, name, slots: SLOTS, clock, watch });
    },
    close: async () => {
      await worker?.close();
      post.close();
    },
  };
}

const secretsOf =
  (keys: readonly GatewayKey[]) =>
  (name: string): readonly string[] | null => {
    const secrets = keys.filter((key) => key.name === name).flatMap((key) => key.secrets);
    return secrets.length > 0 ? [...new Set(secrets)] : null;
  };

async function replay(id: string, queue: MessageQueue, gone: Endpoints): Promise<boolean> {
  const message = await queue.message(id);
  if (!message || !(await queue.replay(id))) return false;
  const { key, url } = message;
  if (key !== null && url !== null) await gone.enable({ key, url });
  return true;
}
