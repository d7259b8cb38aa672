import { setTimeout as pause } from "node:timers/promises";
import { startRedis } from "@efir/redis-server";
import type { Gateway } from "@efir/gateway";
import { median, quantile, type Benchmark, type Figure } from "./figures.ts";
import { fateOf, startReceiver, type Receiver } from "./gateway/receiver.ts";
import { KEY, openSoakGateway } from "./gateway/soak-gateway.ts";
import { startWorkers, type Workers } from "./gateway/workers.ts";

const MESSAGES = 50_000;
const CLIENTS = 5_000;
const WORKERS = 2;
/** How many taken before a worker is killed. */
const KILLS = [0.3, 0.6];
/** So many may be on their way, not counting clients who wait for something that failed. */
const MOST_ON_THE_WAY = 200;
const AT_ONCE = 32;
const LOOK_EVERY_MS = 100;
const COUNT_EVERY_MS = 20;
const WORDS = ["help", "who is on air?", "меня не слышно", "как это работает?", "open a room"];

interface Asked {
  readonly id: string;
  readonly client: string;
  readonly at: number;
  /** Nothing of this client had failed before, and no worker had been killed. */
  readonly isSmooth: boolean;
}

/** 50,000 messages through real processes and a real Redis, with webhooks that fail and workers that are killed. */
export const gatewaySoak: Benchmark = {
  name: "gateway",
  run: async () => {
    const redis = await startRedis();
    const receiver = await startReceiver();
    const gateway = await openSoakGateway(redis.url);
    const workers = await startWorkers(WORKERS, redis.url);
    const soak = new Soak({ gateway, receiver, workers });
    const startedAt = Date.now();
    await Promise.all([soak.ask(), soak.kill()]);
    const askedAt = Date.now();
    while ((await gateway.figures()).waiting > 0) await pause(LOOK_EVERY_MS);
    const dead = new Set((await gateway.deadLetters(MESSAGES)).map(({ id }) => id));
    const figures = soak.figures(dead, { seconds: (askedAt - startedAt) / 1_000 });
    await workers.stop();
    await gateway.close();
    receiver.close();
    await redis.stop();
    return figures;
  },
};

interface Parts {
  readonly gateway: Gateway;
  readonly receiver: Receiver;
  readonly workers: Workers;
}

class Soak {
  readonly #parts: Parts;
  readonly #asked: Asked[] = [];
  readonly #troubled = new Set<string>();
  readonly #askedBy = new Map<string, number>();
  #next = 0;
  #kills = 0;
  #killedAt = Infinity;
  #countedAt = 0;
  #counted = 0;
  #askedThen = 0;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Clients take turns, each with one message at a time, so that the order of asking is known. */
  async ask(): Promise<void> {
    await Promise.all(Array.from({ length: AT_ONCE }, () => this.#askSome()));
  }

  async kill(): Promise<void> {
    for (const share of KILLS) {
      while (this.#parts.receiver.takenAt.size < MESSAGES * share) await pause(LOOK_EVERY_MS);
      this.#kills += 1;
      this.#killedAt = Math.min(this.#killedAt, Date.now());
      await this.#parts.workers.killOne();
    }
  }

  figures(dead: ReadonlySet<string>, { seconds }: { readonly seconds: number }): Figure[] {
    const { takenAt, repeats } = this.#parts.receiver;
    const lost = this.#asked.filter(({ id }) => !takenAt.has(id) && !dead.has(id));
    const both = this.#asked.filter(({ id }) => takenAt.has(id) && dead.has(id));
    const took = this.#asked
      .filter(({ isSmooth }) => isSmooth)
      .map(({ id, at }) => ({ at, end: takenAt.get(id) ?? Infinity }))
      .filter(({ end }) => end < this.#killedAt)
      .map(({ at, end }) => end - at);
    const none = { unit: "messages", atMost: 0 };
    return [
      { name: "Messages asked", value: this.#asked.length, unit: "messages" },
      { name: "Taken by the receiver, each id once", value: takenAt.size, unit: "messages" },
      { name: "In the dead-letter list", value: dead.size, unit: "messages" },
      { name: "Lost: neither taken nor dead", value: lost.length, ...none },
      { name: "Both taken and dead", value: both.length, ...none },
      { name: "Out of order within their client", value: this.#outOfOrder(dead), ...none },
      { name: "Sent again under an id that was taken", value: repeats(), unit: "messages" },
      { name: "Workers killed", value: this.#kills, unit: "times" },
      {
        name: "Throughput, asked to taken",
        value: this.#asked.length / seconds,
        unit: "messages/s",
      },
      { name: "Asked to taken before anything fails, median", value: median(took), unit: "ms" },
      {
        name: "Asked to taken before anything fails, p99",
        value: quantile(took, 0.99),
        unit: "ms",
      },
    ];
  }

  async #askSome(): Promise<void> {
    for (let n = this.#next++; n < MESSAGES; n = this.#next++) {
      while (this.#onTheWay() >= MOST_ON_THE_WAY) await pause(5);
      await this.#askOne(n);
    }
  }

  async #askOne(n: number): Promise<void> {
    const { gateway, receiver } = this.#parts;
    const client = `client-${n % CLIENTS}`;
    const content = WORDS[n % WORDS.length] ?? "";
    const at = Date.now();
    const question = { client, content, url: receiver.url, idempotencyKey: `n${n}` };
    const asked = await gateway.ask(question, KEY);
    if (!asked.ok) throw new Error(`The gateway refused: ${asked.error.code}`);
    const { id } = asked.value;
    if (fateOf(id) !== "fine") this.#troubled.add(client);
    const isSmooth = this.#kills === 0 && !this.#troubled.has(client);
    this.#asked.push({ id, client, at, isSmooth });
    this.#askedBy.set(client, (this.#askedBy.get(client) ?? 0) + 1);
  }

  /** Looked at now and then: counting costs more than asking. */
  #onTheWay(): number {
    const now = Date.now();
    if (now - this.#countedAt >= COUNT_EVERY_MS) {
      this.#countedAt = now;
      this.#counted = this.#asked.length - this.#parts.receiver.takenAt.size - this.#held();
      this.#askedThen = this.#asked.length;
    }
    return this.#counted + this.#asked.length - this.#askedThen;
  }

  /** Those who may have to wait: all messages of troubled clients that were not taken yet. */
  #held(): number {
    let held = 0;
    for (const [client, count] of this.#askedBy) {
      if (!this.#troubled.has(client)) continue;
      held += count - (this.#parts.receiver.taken.get(client)?.length ?? 0);
    }
    return held;
  }

  #outOfOrder(dead: ReadonlySet<string>): number {
    const wanted = new Map<string, string[]>();
    for (const { id, client } of this.#asked) {
      if (dead.has(id)) continue;
      const ids = wanted.get(client) ?? [];
      ids.push(id);
      wanted.set(client, ids);
    }
    let wrong = 0;
    for (const [client, ids] of wanted) {
      const taken = this.#parts.receiver.taken.get(client) ?? [];
      wrong += ids.filter((id, at) => taken[at] !== id).length;
    }
    return wrong;
  }
}
