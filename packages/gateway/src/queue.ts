import type { Result } from "@efir/kit";
import type { Message } from "./message.ts";

/** One turn of a lane. While it is held nobody else works on the lane. */
export interface Lease {
  readonly turn: string;
  readonly worker: string;
  readonly message: Message;
  /** 1, and one more for every worker that was lost while it held the turn. */
  readonly takes: number;
}

/** So many at once, and one more for every `everyMs`. */
export interface Pace {
  readonly everyMs: number;
  readonly burst: number;
}

export interface QueueLimits {
  readonly perKey: Pace;
  readonly perClient: Pace;
  /** Messages that wait, all together and of one client. */
  readonly waiting: number;
  readonly waitingPerClient: number;
}

export interface Arrival {
  readonly message: Message;
  /** Names the request for a day, so that it may come again; `mark` says what it asked. */
  readonly once: { readonly key: string; readonly mark: string } | null;
  readonly limits: QueueLimits;
}

/** `isNew` is false when the same request came before: `id` is that of the first. */
export interface Accepted {
  readonly id: string;
  readonly isNew: boolean;
}

export type NotAccepted =
  | { readonly code: "idempotency-key-reused" }
  | {
      readonly code: "too-many-requests";
      readonly limit: "key" | "client" | "waiting" | "waiting-of-client";
      readonly retryAfterMs: number;
    };

/**
 * Messages, in a lane for each client. Of every lane one message is worked on at a time, in the order they
 * came; lanes do not wait for each other. A message stays at the head of its lane until it is settled, so
 * that a worker may be lost at any moment. Rules GQ1 to GQn: queue.contract.ts. Throws when its store is
 * out of reach.
 */
export interface MessageQueue {
  readonly accept: (arrival: Arrival) => Promise<Result<Accepted, NotAccepted>>;
  /** Turns that are due, and turns of workers that were lost; never more than `most`. */
  readonly take: (worker: string, most: number) => Promise<readonly Lease[]>;
  /** The turns are held for another while. Those that are lost stay lost. */
  readonly renew: (leases: readonly Lease[]) => Promise<void>;
  /** The message changed. False, here and below, when the turn was lost: then nothing happened. */
  readonly save: (lease: Lease, message: Message) => Promise<boolean>;
  /** Delivered or failed: the next of the lane has its turn. A failed one is a dead letter from now on. */
  readonly settle: (lease: Lease, message: Message) => Promise<boolean>;
  /** Its lane, and no other, waits until `message.dueAt`. */
  readonly postpone: (lease: Lease, message: Message) => Promise<boolean>;

  readonly message: (id: string) => Promise<Message | null>;
  /** The newest first. */
  readonly deadLetters: (most: number) => Promise<readonly Message[]>;
  /** It goes to the end of its lane, as if it had just come. False when it is no dead letter. */
  readonly replay: (id: string) => Promise<boolean>;
  readonly figures: () => Promise<QueueFigures>;
  /** Calls back when this process put something in. Answers how to stop. */
  readonly onWork: (listener: () => void) => () => void;
}

export interface QueueFigures {
  /** Accepted and not settled. */
  readonly waiting: number;
  readonly dead: number;
}

/** A turn that was not renewed for so long belongs to a worker that is gone. */
export const LEASE_MS = 30_000;
/** When to come again while too many wait. */
export const BUSY_MS = 5_000;
export const KEEP_SETTLED_MS = 7 * 24 * 60 * 60_000;
export const KEEP_ONCE_MS = 24 * 60 * 60_000;
export const MOST_DEAD_LETTERS = 10_000;
