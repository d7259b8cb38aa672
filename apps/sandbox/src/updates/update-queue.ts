import type { Update } from "grammy/types";

export type UpdateKind = Exclude<keyof Update, "update_id">;
export type UpdateBody = Omit<Update, "update_id">;

/** An update on its way: what it is, and the key that keeps it in order among its own. */
export interface Arrival {
  readonly kind: UpdateKind;
  /** Updates of one chat, or of one person's queries, are delivered one after another. */
  readonly lane: string;
  readonly body: UpdateBody;
}

export interface Waiting extends Arrival {
  readonly update: Update;
  readonly diesAt: number;
  /** How many more times it is to be delivered. */
  readonly times: number;
}

export interface UpdateQueue {
  readonly nextId: number;
  readonly waiting: readonly Waiting[];
  /** Null: all but those that a bot has to ask for. */
  readonly allowed: readonly string[] | null;
  readonly nextTimes: number;
}

/** More than this are not kept: the oldest go. */
export const MOST_WAITING = 10_000;

const MUST_BE_ASKED_FOR = new Set(["chat_member", "message_reaction", "message_reaction_count"]);

const DAY_MS = 24 * 60 * 60_000;
/** After these an update is of no use; see WebhookActor.cpp of telegram-bot-api. */
const LIFE_MS: Partial<Record<UpdateKind, number>> = {
  inline_query: 30_000,
  guest_message: 30_000,
  callback_query: 150_000,
  chosen_inline_result: 600_000,
};

export const emptyQueue = (firstId: number): UpdateQueue => ({
  nextId: firstId,
  waiting: [],
  allowed: null,
  nextTimes: 1,
});

/** Nobody asked for an update that is not allowed: it is not kept, and no number is spent on it. */
export function enqueue(queue: UpdateQueue, arrival: Arrival, now: number): UpdateQueue {
  if (!isAllowed(queue, arrival.kind)) return queue;
  const { nextId, nextTimes } = queue;
  const waiting: Waiting = {
    ...arrival,
    update: { update_id: nextId, ...arrival.body },
    diesAt: now + (LIFE_MS[arrival.kind] ?? DAY_MS),
    times: nextTimes,
  };
  return {
    ...queue,
    nextId: nextId + 1,
    nextTimes: 1,
    waiting: [...queue.waiting, waiting].slice(-MOST_WAITING),
  };
}

const isAllowed = ({ allowed }: UpdateQueue, kind: UpdateKind): boolean =>
  allowed ? allowed.includes(kind) : !MUST_BE_ASKED_FOR.has(kind);

/** An empty list means the usual ones; no list at all leaves the last one in force. */
export const allow = (queue: UpdateQueue, kinds: readonly string[] | undefined): UpdateQueue =>
  kinds ? { ...queue, allowed: kinds.length > 0 ? kinds : null } : queue;

export const withoutDead = (queue: UpdateQueue, now: number): UpdateQueue =>
  queue.waiting.some(({ diesAt }) => diesAt <= now)
    ? { ...queue, waiting: queue.waiting.filter(({ diesAt }) => diesAt > now) }
    : queue;

/** Takes every update below `offset` as delivered; below 0 it counts from the end, and the rest is forgotten. */
export function confirm(queue: UpdateQueue, offset: number): UpdateQueue {
  if (offset < 0) return { ...queue, waiting: queue.waiting.slice(offset) };
  return delivered(queue, ({ update }) => update.update_id < offset);
}

export const settle = (queue: UpdateQueue, id: number): UpdateQueue =>
  delivered(queue, ({ update }) => update.update_id === id);

const delivered = (queue: UpdateQueue, is: (waiting: Waiting) => boolean): UpdateQueue => ({
  ...queue,
  waiting: queue.waiting.flatMap((waiting) => {
    if (!is(waiting)) return [waiting];
    return waiting.times > 1 ? [{ ...waiting, times: waiting.times - 1 }] : [];
  }),
});
