import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Message } from "./message.ts";
import {
  KEEP_ONCE_MS,
  KEEP_SETTLED_MS,
  LEASE_MS,
  type Lease,
  type MessageQueue,
  type QueueLimits,
} from "./queue.ts";
import { ANSWER, arrival, message, NO_LIMITS, NOW } from "./testing/messages.ts";

export interface QueueHarness {
  /** Another instance on the same store, where there can be several. */
  readonly queue: () => MessageQueue;
  readonly passes: (ms: number) => Promise<void>;
  readonly close: () => Promise<void>;
}

const ids = (leases: readonly Lease[]) => leases.map((lease) => lease.message.id);

/** What every queue of messages promises. */
export function queueContract(name: string, open: () => Promise<QueueHarness>): void {
  describe(`a queue of messages (${name})`, () => {
    let harness: QueueHarness;
    let queue: MessageQueue;
    let other: MessageQueue;
    beforeEach(async () => {
      harness = await open();
      queue = harness.queue();
      other = harness.queue();
    });
    afterEach(() => harness.close());

    const put = async (...all: readonly [id: string, client?: string][]) => {
      for (const [id, client = "anna"] of all) await queue.accept(arrival(id, { client }));
    };
    const takeOne = async (worker = "one"): Promise<Lease> => {
      const [lease] = await queue.take(worker, 1);
      if (!lease) throw new Error("there was no turn");
      return lease;
    };
    const settled = (lease: Lease, more: Partial<Message> = {}) =>
      queue.settle(lease, { ...lease.message, status: "delivered", ...more });
    const acceptOnce = (id: string, mark: string, key = "once") =>
      queue.accept({ message: message(id), once: { key, mark }, limits: NO_LIMITS });
    const acceptWith = (id: string, limits: Partial<QueueLimits>, more: Partial<Message> = {}) =>
      queue.accept({ ...arrival(id, more), limits: { ...NO_LIMITS, ...limits } });

    it("[GQ1] a message is taken as it was accepted, and by one worker only", async () => {
      expect(await queue.accept(arrival("m1"))).toEqual({
        ok: true,
        value: { id: "m1", isNew: true },
      });
      const [one, two] = await Promise.all([queue.take("one", 5), other.take("two", 5)]);
      const [lease, ...more] = [...one, ...two];
      expect(lease).toMatchObject({ message: message("m1"), takes: 1 });
      expect(more).toEqual([]);
      expect(await queue.message("m1")).toEqual(message("m1"));
      expect(await queue.message("m2")).toBeNull();
    });

    it("[GQ2] of one lane one message is worked on at a time, in the order they came", async () => {
      await put(["m1"], ["m2"], ["m3"]);
      const seen: string[] = [];
      for (let turn = 0; turn < 3; turn++) {
        const lease = await takeOne();
        expect(await other.take("two", 5)).toEqual([]);
        seen.push(lease.message.id);
        expect(await settled(lease)).toBe(true);
      }
      expect(seen).toEqual(["m1", "m2", "m3"]);
      expect(await queue.take("one", 5)).toEqual([]);
    });

    it("[GQ3] lanes do not wait for each other, and the same client of two keys has two", async () => {
      await put(["m1", "anna"], ["m2", "boris"], ["m3", "anna"]);
      await queue.accept(arrival("m4", { key: "shop" }));
      await queue.accept(arrival("m5", { key: null, client: "telegram_7" }));
      expect(ids(await queue.take("one", 9)).toSorted()).toEqual(["m1", "m2", "m4", "m5"]);
    });

    it("[GQ4] no more turns are given than were asked for", async () => {
      await put(["m1", "a"], ["m2", "b"], ["m3", "c"]);
      expect(await queue.take("one", 2)).toHaveLength(2);
      expect(await other.take("two", 2)).toHaveLength(1);
    });

    it("[GQ5] the turn of a worker that is lost goes to another, once its time is up", async () => {
      await put(["m1"], ["m2"]);
      const lost = await takeOne("lost");
      await harness.passes(LEASE_MS - 1_000);
      expect(await other.take("two", 5)).toEqual([]);
      await harness.passes(2_000);
      const [lease] = await other.take("two", 5);
      expect(lease).toMatchObject({ message: { id: "m1" }, takes: 2 });
      expect(await queue.save(lost, { ...lost.message, answer: ANSWER })).toBe(false);
      expect(await queue.postpone(lost, { ...lost.message, dueAt: NOW })).toBe(false);
      expect(await settled(lost)).toBe(false);
      expect(await queue.message("m1")).toEqual(message("m1"));
      expect(await other.settle(lease!, { ...lease!.message, status: "delivered" })).toBe(true);
      expect(ids(await queue.take("one", 5))).toEqual(["m2"]);
    });

    it("[GQ6] a turn that is renewed is not lost", async () => {
      await put(["m1"]);
      const lease = await takeOne();
      for (let turn = 0; turn < 3; turn++) {
        await harness.passes(LEASE_MS - 1_000);
        await queue.renew([lease]);
      }
      expect(await other.take("two", 5)).toEqual([]);
      expect(await settled(lease)).toBe(true);
    });

    it("[GQ7] a lost turn cannot be renewed", async () => {
      await put(["m1"]);
      const lost = await takeOne("lost");
      await harness.passes(LEASE_MS + 1_000);
      const [lease] = await other.take("two", 5);
      await queue.renew([lost]);
      expect(await settled(lost)).toBe(false);
      expect(await other.save(lease!, lease!.message)).toBe(true);
    });

    it("[GQ8] what was saved is there for whoever takes it next", async () => {
      await put(["m1"]);
      const lost = await takeOne("lost");
      expect(await queue.save(lost, { ...lost.message, answer: ANSWER })).toBe(true);
      await harness.passes(LEASE_MS + 1_000);
      const [lease] = await other.take("two", 5);
      expect(lease?.message.answer).toEqual(ANSWER);
    });

    it("[GQ9] a lane that is postponed waits for its time; the others go on", async () => {
      await put(["m1", "anna"], ["m2", "anna"]);
      const lease = await takeOne();
      const dueAt = NOW + 10_000;
      const retrying = { ...lease.message, status: "retrying", attempts: 1, dueAt } as const;
      expect(await queue.postpone(lease, retrying)).toBe(true);
      await put(["m3", "boris"], ["m4", "anna"]);
      expect(ids(await queue.take("one", 5))).toEqual(["m3"]);
      await harness.passes(9_999);
      expect(await queue.take("one", 5)).toEqual([]);
      await harness.passes(1);
      const [back] = await queue.take("one", 5);
      expect(back?.message).toEqual(retrying);
      await settled(back!);
      expect(ids(await queue.take("one", 5))).toEqual(["m2"]);
    });

    it("[GQ10] what failed is a dead letter, the newest first, and can be replayed once", async () => {
      await put(["m1", "a"], ["m2", "b"]);
      for (const lease of await queue.take("one", 2)) {
        await settled(lease, { status: "failed", attempts: 7, partsSent: 1, reason: "status-500" });
        await harness.passes(10);
      }
      const dead = await queue.deadLetters(10);
      expect(dead.map(({ id }) => id)).toEqual(["m2", "m1"]);
      expect(await queue.deadLetters(1)).toHaveLength(1);
      expect(await queue.figures()).toEqual({ waiting: 0, dead: 2 });
      expect(await Promise.all([queue.replay("m1"), other.replay("m1")])).toContain(false);
      expect(await queue.replay("never")).toBe(false);
      const lease = await takeOne();
      expect(lease.message).toMatchObject({
        id: "m1",
        status: "queued",
        attempts: 0,
        partsSent: 1,
      });
      expect(await queue.take("one", 5)).toEqual([]);
      expect(await queue.figures()).toEqual({ waiting: 1, dead: 1 });
    });

    it("[GQ11] the same request again is the same message; with other words it is refused", async () => {
      expect(await acceptOnce("m1", "mark")).toEqual({
        ok: true,
        value: { id: "m1", isNew: true },
      });
      expect(await acceptOnce("m2", "mark")).toEqual({
        ok: true,
        value: { id: "m1", isNew: false },
      });
      expect(await acceptOnce("m3", "other")).toEqual({
        ok: false,
        error: { code: "idempotency-key-reused" },
      });
      expect(await acceptOnce("m4", "mark", "another")).toMatchObject({ value: { id: "m4" } });
      expect(await queue.message("m2")).toBeNull();
      await harness.passes(KEEP_ONCE_MS + 1_000);
      expect(await acceptOnce("m5", "other")).toMatchObject({ value: { id: "m5", isNew: true } });
    });

    it("[GQ12] of two that bring the same request at once exactly one is new", async () => {
      const both = await Promise.all([acceptOnce("m1", "mark"), acceptOnce("m2", "mark")]);
      const news = both.filter((each) => each.ok && each.value.isNew);
      expect(news).toHaveLength(1);
      expect(new Set(both.map((each) => each.ok && each.value.id)).size).toBe(1);
      expect((await queue.figures()).waiting).toBe(1);
    });

    it("[GQ13] no more wait than may, and the same request is told apart from that", async () => {
      await acceptOnce("m1", "mark");
      const full = { ok: false, error: { code: "too-many-requests", limit: "waiting" } };
      expect(await acceptWith("m2", { waiting: 1 })).toMatchObject(full);
      const laneFull = { ok: false, error: { limit: "waiting-of-client" } };
      expect(await acceptWith("m3", { waitingPerClient: 1 })).toMatchObject(laneFull);
      expect((await acceptWith("m4", { waitingPerClient: 1 }, { client: "boris" })).ok).toBe(true);
      const limits = { ...NO_LIMITS, waiting: 1 };
      const same = { message: message("m5"), once: { key: "once", mark: "mark" }, limits };
      expect(await queue.accept(same)).toMatchObject({ value: { id: "m1", isNew: false } });
      expect((await queue.figures()).waiting).toBe(2);
    });

    it("[GQ14] who goes too fast is told how long to wait; others are not slowed down", async () => {
      const perClient = { everyMs: 1_000, burst: 2 };
      expect((await acceptWith("m1", { perClient })).ok).toBe(true);
      expect((await acceptWith("m2", { perClient })).ok).toBe(true);
      expect(await acceptWith("m3", { perClient })).toEqual({
        ok: false,
        error: { code: "too-many-requests", limit: "client", retryAfterMs: 1_000 },
      });
      expect((await acceptWith("m4", { perClient }, { client: "boris" })).ok).toBe(true);
      await harness.passes(1_000);
      expect((await acceptWith("m5", { perClient })).ok).toBe(true);
      expect((await acceptWith("m6", { perClient })).ok).toBe(false);
    });

    it("[GQ15] the pace of a key counts all its clients, and a refusal counts nothing", async () => {
      const perKey = { everyMs: 1_000, burst: 2 };
      expect((await acceptWith("m1", { perKey }, { client: "a" })).ok).toBe(true);
      expect((await acceptWith("m2", { perKey }, { client: "b" })).ok).toBe(true);
      for (let turn = 0; turn < 3; turn++) {
        const refused = await acceptWith(`r${turn}`, { perKey }, { client: "c" });
        expect(refused).toMatchObject({ error: { limit: "key", retryAfterMs: 1_000 } });
      }
      expect((await acceptWith("m3", { perKey }, { key: "shop" })).ok).toBe(true);
      await harness.passes(1_000);
      expect((await acceptWith("m4", { perKey }, { client: "c" })).ok).toBe(true);
    });

    it("[GQ16] a settled message is known for a week, one that waits for as long as it takes", async () => {
      await put(["m1", "a"], ["m2", "b"]);
      const [first] = await queue.take("one", 1);
      await settled(first!);
      await harness.passes(KEEP_SETTLED_MS - 1_000);
      expect(await queue.message("m1")).toMatchObject({ status: "delivered" });
      await harness.passes(2_000);
      expect(await queue.message("m1")).toBeNull();
      expect(await queue.message("m2")).toEqual(message("m2", { client: "b" }));
    });

    it("[GQ17] whoever works here hears when something is put in, until it listens no more", async () => {
      let heard = 0;
      const stop = queue.onWork(() => (heard += 1));
      await put(["m1"]);
      expect(heard).toBe(1);
      stop();
      await put(["m2", "boris"]);
      expect(heard).toBe(1);
    });

    it("[GQ18] text comes back as it was put in, whatever is in it", async () => {
      const content = '\u0000"\\{}[] 🎙 Ёж\n${ARGV[1]} \u2028';
      await queue.accept(arrival("m1", { content, client: "a:b {messages}" }));
      expect((await takeOne()).message).toMatchObject({ content, client: "a:b {messages}" });
    });
  });
}
