import type { Script } from "@efir/directory";
import type { Clock } from "@efir/kit";
import * as v from "valibot";
import { laneOf, type Message } from "../message.ts";
import {
  KEEP_SETTLED_MS,
  LEASE_MS,
  MOST_DEAD_LETTERS,
  type Lease,
  type MessageQueue,
} from "../queue.ts";
import { MAKE_GROUP, POSTPONE, RENEW, SAVE, SETTLE, SWEEP, TAKE } from "./queue-scripts.ts";
import { toMessage, type RedisMessages } from "./redis-messages.ts";

/** Turns of lost workers are looked for so often. */
const CLAIM_EVERY_MS = 1_000;
const FROM_THE_START = "0-0";

type Turns = Pick<MessageQueue, "take" | "renew" | "save" | "settle" | "postpone">;

/** Turns are taken, held, and given back. */
export function redisTurns(messages: RedisMessages, clock: Clock): Turns {
  const { run, keys } = messages;
  const change = changing(messages);
  return {
    take: taking(messages, clock),
    renew: async (leases) => {
      const [first] = leases;
      const turns = leases.map(({ turn }) => turn);
      if (first) await run(RENEW, [keys.turns], first.worker, ...turns);
    },
    save: (lease, message) => change(SAVE, { lease, message, more: [] }),
    settle: (lease, message) => {
      const lane = laneOf(message);
      const more = [keys.lane(lane), keys.waiting, keys.dead];
      const diedAt = message.status === "failed" ? clock.now() : "";
      const facts = [lane, message.id, KEEP_SETTLED_MS, diedAt, MOST_DEAD_LETTERS];
      return change(SETTLE, { lease, message, more }, ...facts);
    },
    postpone: (lease, message) => {
      const facts = [laneOf(message), message.dueAt ?? clock.now()];
      return change(POSTPONE, { lease, message, more: [keys.later] }, ...facts);
    },
  };
}

interface Change {
  readonly lease: Lease;
  readonly message: Message;
  readonly more: readonly string[];
}

const changing =
  ({ run, keys }: RedisMessages) =>
  async (script: Script, { lease, message, more }: Change, ...facts: (string | number)[]) => {
    const all = [keys.turns, keys.record(message.id), ...more];
    const { worker, turn } = lease;
    return (await run(script, all, worker, turn, JSON.stringify(message), ...facts)) === 1;
  };

const Taken = v.tupleWithRest([v.string()], v.union([v.string(), v.number()]));
const Takes = v.number();
const Text = v.string();

function taking({ run, keys }: RedisMessages, clock: Clock): MessageQueue["take"] {
  let isFurnished = false;
  let cursor = FROM_THE_START;
  let claimAt = 0;

  async function furnish(): Promise<void> {
    await run(MAKE_GROUP, [keys.turns]);
    await run(SWEEP, [keys.turns]);
    isFurnished = true;
  }

  return async (worker, most) => {
    if (!isFurnished) await furnish();
    const now = clock.now();
    const isClaiming = now >= claimAt;
    if (isClaiming) claimAt = now + CLAIM_EVERY_MS;
    const facts = [worker, most, now, LEASE_MS, isClaiming ? cursor : ""];
    const take = () =>
      run(TAKE, [keys.turns, keys.later], ...facts, keys.lanePrefix, keys.recordPrefix);
    const taken = await take().catch(async (error: unknown) => {
      // Whoever emptied the Redis took the group along.
      if (!(error instanceof Error && error.message.includes("NOGROUP"))) throw error;
      await furnish();
      return take();
    });
    const [next, ...turns] = v.parse(Taken, taken);
    if (isClaiming) cursor = next;
    return toLeases(turns, worker);
  };
}

function toLeases(turns: readonly (string | number)[], worker: string): Lease[] {
  const leases: Lease[] = [];
  for (let at = 0; at + 2 < turns.length; at += 3) {
    const turn = v.parse(Text, turns[at]);
    const takes = v.parse(Takes, turns[at + 1]);
    leases.push({ turn, takes, worker, message: toMessage(v.parse(Text, turns[at + 2])) });
  }
  return leases;
}
