import { runOn, type ScriptRunner } from "@efir/directory";
import { err, ok, type Clock, type Result } from "@efir/kit";
import * as v from "valibot";
import { laneOf, Message } from "../message.ts";
import {
  KEEP_ONCE_MS,
  KEEP_SETTLED_MS,
  LEASE_MS,
  MOST_DEAD_LETTERS,
  type Accepted,
  type Arrival,
  type Lease,
  type MessageQueue,
  type NotAccepted,
} from "../queue.ts";
import { afresh } from "../replay.ts";
import { queueKeys } from "./queue-keys.ts";
import * as scripts from "./queue-scripts.ts";

export interface RedisQueueOptions {
  readonly clock: Clock;
  /** Before every key, so that deployments can share a Redis. */
  readonly prefix?: string;
}

const BUSY_MS = 5_000;
const CLAIM_EVERY_MS = 1_000;
const FROM_THE_START = "0-0";

/** A queue that many workers share. It opens no connection: the one it was given stays its owner's. */
export function createRedisQueue(
  redis: ScriptRunner,
  { clock, prefix = "efir" }: RedisQueueOptions,
): MessageQueue {
  const run = runOn(redis);
  const keys = queueKeys(prefix);
  const listeners = new Set<() => void>();
  const readyGroup = madeOnce(async () => {
    await run(scripts.MAKE_GROUP, [keys.turns]);
    await run(scripts.SWEEP, [keys.turns]);
  });
  let cursor = FROM_THE_START;
  let claimAt = 0;

  async function accept(arrival: Arrival): Promise<Result<Accepted, NotAccepted>> {
    const { message, once, limits } = arrival;
    const { id } = message;
    const lane = laneOf(message);
    const all = [
      keys.record(id),
      keys.lane(lane),
      keys.turns,
      keys.waiting,
      keys.once(once?.key ?? ""),
      keys.pace(`key ${message.key ?? message.platform}`),
      keys.pace(`client ${lane}`),
    ];
    const { perKey, perClient, waiting, waitingPerClient } = limits;
    const paces = [perKey.everyMs, perKey.burst, perClient.everyMs, perClient.burst];
    const json = JSON.stringify(message);
    const facts = [id, json, lane, once?.mark ?? "", clock.now(), KEEP_ONCE_MS];
    const said = await run(scripts.ACCEPT, all, ...facts, waiting, waitingPerClient, ...paces);
    const accepted = toAccepted(v.parse(Said, said), id);
    if (accepted.ok) for (const listener of listeners) listener();
    return accepted;
  }

  async function take(worker: string, most: number): Promise<readonly Lease[]> {
    await readyGroup();
    const isClaiming = clock.now() >= claimAt;
    if (isClaiming) claimAt = clock.now() + CLAIM_EVERY_MS;
    const facts = [most, clock.now(), LEASE_MS, isClaiming ? cursor : ""];
    const prefixes = [keys.lanePrefix, keys.recordPrefix];
    const all = [keys.turns, keys.later];
    const taken = await again(() => run(scripts.TAKE, all, worker, ...facts, ...prefixes));
    const [next, ...turns] = v.parse(Taken, taken);
    if (isClaiming) cursor = next;
    return toLeases(turns, worker);
  }

  /** Whoever emptied the Redis took the group along. */
  async function again(task: () => Promise<unknown>): Promise<unknown> {
    try {
      return await task();
    } catch (error) {
      if (!(error instanceof Error && error.message.includes("NOGROUP"))) throw error;
      await run(scripts.MAKE_GROUP, [keys.turns]);
      return task();
    }
  }

  const change =
    (script: typeof scripts.SAVE, more: (message: Message) => readonly string[]) =>
    async (lease: Lease, message: Message, ...facts: (string | number)[]): Promise<boolean> => {
      const all = [keys.turns, keys.record(message.id), ...more(message)];
      const { worker, turn } = lease;
      return (await run(script, all, worker, turn, JSON.stringify(message), ...facts)) === 1;
    };
  const save = change(scripts.SAVE, () => []);
  const settle = change(scripts.SETTLE, (m) => [keys.lane(laneOf(m)), keys.waiting, keys.dead]);
  const postpone = change(scripts.POSTPONE, () => [keys.later]);

  async function message(id: string): Promise<Message | null> {
    const json = v.parse(v.nullable(v.string()), await run(scripts.READ, [keys.record(id)]));
    return json === null ? null : toMessage(json);
  }

  return {
    accept,
    take,
    renew: async (leases) => {
      const [first] = leases;
      const turns = leases.map(({ turn }) => turn);
      if (first) await run(scripts.RENEW, [keys.turns], first.worker, ...turns);
    },
    save,
    settle: (lease, settled) => {
      const diedAt = settled.status === "failed" ? clock.now() : "";
      const facts = [laneOf(settled), settled.id, KEEP_SETTLED_MS, diedAt, MOST_DEAD_LETTERS];
      return settle(lease, settled, ...facts);
    },
    postpone: (lease, later) => postpone(lease, later, laneOf(later), later.dueAt ?? clock.now()),
    message,
    deadLetters: async (most) => {
      const found = await run(scripts.DEAD_LETTERS, [keys.dead], most, keys.recordPrefix);
      return v.parse(v.array(v.string()), found).map(toMessage);
    },
    replay: async (id) => {
      const dead = await message(id);
      if (!dead) return false;
      const lane = laneOf(dead);
      const all = [keys.turns, keys.record(id), keys.lane(lane), keys.waiting, keys.dead];
      const facts = [id, JSON.stringify(afresh(dead)), lane];
      const isReplayed = (await run(scripts.REPLAY, all, ...facts)) === 1;
      if (isReplayed) for (const listener of listeners) listener();
      return isReplayed;
    },
    figures: async () => {
      const [waiting, dead] = v.parse(
        Counts,
        await run(scripts.FIGURES, [keys.waiting, keys.dead]),
      );
      return { waiting, dead };
    },
    onWork: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

const Said = v.tupleWithRest([v.string()], v.string());
const Taken = v.tupleWithRest([v.string()], v.union([v.string(), v.number()]));
const Counts = v.tuple([v.number(), v.number()]);
const Takes = v.number();
const Text = v.string();

const toMessage = (json: string): Message => v.parse(Message, JSON.parse(json));

function toAccepted(
  [what, more = ""]: readonly string[],
  id: string,
): Result<Accepted, NotAccepted> {
  switch (what) {
    case "new":
      return ok({ id, isNew: true });
    case "known":
      return ok({ id: more, isNew: false });
    case "reused":
      return err({ code: "idempotency-key-reused" });
    case "key":
    case "client":
      return err({ code: "too-many-requests", limit: what, retryAfterMs: Number(more) });
    case "waiting":
    case "waiting-of-client":
      return err({ code: "too-many-requests", limit: what, retryAfterMs: BUSY_MS });
    default:
      throw new Error("Redis gave an answer that the script does not give");
  }
}

function toLeases(turns: readonly (string | number)[], worker: string): Lease[] {
  const leases: Lease[] = [];
  for (let at = 0; at + 2 < turns.length; at += 3) {
    const message = toMessage(v.parse(Text, turns[at + 2]));
    leases.push({
      turn: v.parse(Text, turns[at]),
      takes: v.parse(Takes, turns[at + 1]),
      worker,
      message,
    });
  }
  return leases;
}

/** Runs the task once, and again only after it failed. */
function madeOnce(task: () => Promise<void>): () => Promise<void> {
  let made: Promise<void> | null = null;
  return async () => {
    made ??= task();
    try {
      await made;
    } catch (error) {
      made = null;
      throw error;
    }
  };
}
