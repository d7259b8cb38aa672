import { backoffMs, type Clock } from "@efir/kit";
import { deliver } from "./deliver.ts";
import type { Waiting } from "./update-queue.ts";
import type { Webhook, WebhookTrouble } from "./webhook.ts";

export interface DeliveryOptions {
  readonly clock: Clock;
  readonly webhook: Webhook;
  /** What waits, in order. */
  readonly waiting: () => readonly Waiting[];
  readonly settled: (id: number, reply: unknown) => void;
}

/** Telegram comes back after 1, 2, 4… seconds, and never waits longer than one to two minutes. */
const BACKOFF = { firstMs: 1_000, maxMs: 60_000, jitter: 0 };

/**
 * Sends what waits to the webhook: one update at a time in each lane, lanes side by side. An update that
 * fails is sent again and again, and holds up its lane (Telegram does the same: one bad chat stands still).
 */
export class WebhookDelivery {
  readonly #options: DeliveryOptions;
  /** A lane is busy from the first try of its update to the last. */
  readonly #busy = new Set<string>();
  readonly #retries = new Set<() => void>();
  readonly #stopping = new AbortController();
  #inFlight = 0;
  #trouble: WebhookTrouble | null = null;

  constructor(options: DeliveryOptions) {
    this.#options = options;
  }

  /** What went wrong last. */
  get trouble(): WebhookTrouble | null {
    return this.#trouble;
  }

  /** Something may be waiting now. */
  wake(): void {
    const { waiting, webhook } = this.#options;
    for (const next of waiting()) {
      if (this.#stopping.signal.aborted || this.#inFlight >= webhook.maxConnections) return;
      if (!this.#busy.has(next.lane)) void this.#send(next, 0);
    }
  }

  close(): void {
    this.#stopping.abort();
    for (const stop of this.#retries) stop();
  }

  async #send(next: Waiting, failures: number): Promise<void> {
    const { webhook, clock, settled } = this.#options;
    const stopped = this.#stopping.signal;
    this.#busy.add(next.lane);
    this.#inFlight++;
    const outcome = await deliver(next.update, webhook, { clock, stopped });
    this.#inFlight--;
    if (stopped.aborted) return;
    if (outcome.kind === "taken") {
      this.#busy.delete(next.lane);
      settled(next.update.update_id, outcome.reply);
    } else {
      this.#trouble = { at: clock.now(), message: outcome.message };
      const delayMs = Math.max(outcome.retryAfterMs, backoffMs(failures, BACKOFF, 0));
      this.#later(delayMs, () => this.#again(next, failures + 1));
    }
    this.wake();
  }

  #later(delayMs: number, run: () => void): void {
    const stop = this.#options.clock.after(delayMs, () => {
      this.#retries.delete(stop);
      run();
    });
    this.#retries.add(stop);
  }

  /** By now it may be too old to be of use. */
  #again(next: Waiting, failures: number): void {
    this.#busy.delete(next.lane);
    const isAlive = this.#options.waiting().some(({ update }) => update === next.update);
    if (isAlive) void this.#send(next, failures);
    else this.wake();
  }
}
