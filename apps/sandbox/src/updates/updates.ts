import { err, ok, type Clock, type Result } from "@efir/kit";
import type { Update } from "grammy/types";
import { createPoll, type PollEnd } from "./poll.ts";
import {
  allow,
  confirm,
  emptyQueue,
  enqueue,
  settle,
  withoutDead,
  type Arrival,
  type UpdateQueue,
  type Waiting,
} from "./update-queue.ts";
import { WebhookDelivery } from "./webhook-delivery.ts";
import type { Webhook, WebhookTrouble } from "./webhook.ts";

export interface PollRequest {
  readonly offset: number;
  readonly limit: number;
  readonly timeoutMs: number;
  readonly allowed: readonly string[] | undefined;
  readonly gone: AbortSignal;
}

export interface WebhookOptions {
  readonly allowed: readonly string[] | undefined;
  readonly pending: "kept" | "dropped";
}

export interface UpdatesState {
  readonly webhook: Webhook | null;
  readonly pending: number;
  readonly allowed: readonly string[] | null;
  readonly trouble: WebhookTrouble | null;
}

export interface UpdatesOptions {
  readonly clock: Clock;
  /** The bot answered the webhook with this. */
  readonly onReply: (reply: unknown) => void;
}

interface Target {
  readonly webhook: Webhook;
  readonly delivery: WebhookDelivery;
}

const FIRST_ID = 100_001;

/** What happened in the chats, on its way to the bot: by long poll, or by webhook when one is set. */
export class Updates {
  readonly #options: UpdatesOptions;
  readonly #poll;
  #queue: UpdateQueue = emptyQueue(FIRST_ID);
  #target: Target | null = null;

  constructor(options: UpdatesOptions) {
    this.#options = options;
    this.#poll = createPoll<readonly Update[]>(options.clock);
  }

  push(arrival: Arrival): void {
    this.#queue = enqueue(this.#queue, arrival, this.#options.clock.now());
    this.#wake();
  }

  /** The next update that arrives is delivered this many times. */
  repeatNext(times: number): void {
    this.#queue = { ...this.#queue, nextTimes: times };
  }

  /** Resolves with what waits, as soon as something does; with nothing when the time is up. */
  async poll(request: PollRequest): Promise<Result<readonly Update[], PollEnd | "webhook-active">> {
    if (this.#target) return err("webhook-active");
    const { offset, limit, timeoutMs, allowed, gone } = request;
    this.#queue = confirm(allow(this.#queue, allowed), offset);
    const look = () => {
      const found = this.#waiting().slice(0, limit);
      return found.length > 0 ? found.map(({ update }) => update) : null;
    };
    const outcome = await this.#poll.wait({ look, timeoutMs, gone });
    return outcome.ok ? ok(outcome.value ?? []) : outcome;
  }

  /** Null takes the webhook away. */
  setWebhook(webhook: Webhook | null, { allowed, pending }: WebhookOptions): void {
    const kept = pending === "dropped" ? { ...this.#queue, waiting: [] } : this.#queue;
    this.#queue = allow(kept, allowed);
    this.#target?.delivery.close();
    this.#target = webhook && this.#aim(webhook);
    if (webhook) this.#poll.end("webhook-set");
    this.#wake();
  }

  state(): UpdatesState {
    return {
      webhook: this.#target?.webhook ?? null,
      pending: this.#waiting().length,
      allowed: this.#queue.allowed,
      trouble: this.#target?.delivery.trouble ?? null,
    };
  }

  close(): void {
    this.#target?.delivery.close();
    this.#poll.end("closed");
  }

  #wake(): void {
    if (this.#target) this.#target.delivery.wake();
    else this.#poll.wake();
  }

  #waiting(): readonly Waiting[] {
    this.#queue = withoutDead(this.#queue, this.#options.clock.now());
    return this.#queue.waiting;
  }

  #aim(webhook: Webhook): Target {
    const { clock, onReply } = this.#options;
    const waiting = () => this.#waiting();
    const settled = (id: number, reply: unknown) => {
      this.#queue = settle(this.#queue, id);
      onReply(reply);
    };
    return { webhook, delivery: new WebhookDelivery({ clock, webhook, waiting, settled }) };
  }
}
