import { runOn, type ScriptRunner } from "@efir/directory";
import type { Clock } from "@efir/kit";
import * as v from "valibot";
import { laneOf, type Message } from "../message.ts";
import type { MessageQueue } from "../queue.ts";
import { afresh } from "../replay.ts";
import { queueKeys } from "./queue-keys.ts";
import { DEAD_LETTERS, FIGURES, READ, REPLAY } from "./queue-scripts.ts";
import { acceptIn } from "./redis-arrivals.ts";
import { toMessage, type RedisMessages } from "./redis-messages.ts";
import { redisTurns } from "./redis-turns.ts";

export interface RedisQueueOptions {
  readonly clock: Clock;
  /** Before every key, so that deployments can share a Redis. */
  readonly prefix?: string;
}

const Counts = v.tuple([v.number(), v.number()]);

/** A queue that many workers share. It opens no connection: the one it was given stays its owner's. */
export function createRedisQueue(
  redis: ScriptRunner,
  { clock, prefix = "efir" }: RedisQueueOptions,
): MessageQueue {
  const messages: RedisMessages = { run: runOn(redis), keys: queueKeys(prefix) };
  const { run, keys } = messages;
  const accept = acceptIn(messages, clock);
  const listeners = new Set<() => void>();
  const tell = () => {
    for (const listener of listeners) listener();
  };
  return {
    ...redisTurns(messages, clock),
    accept: async (arrival) => {
      const accepted = await accept(arrival);
      if (accepted.ok) tell();
      return accepted;
    },
    message: (id) => readMessage(id, messages),
    deadLetters: async (most) => {
      const found = await run(DEAD_LETTERS, [keys.dead], most, keys.recordPrefix);
      return v.parse(v.array(v.string()), found).map(toMessage);
    },
    replay: async (id) => {
      const isReplayed = await replay(id, messages);
      if (isReplayed) tell();
      return isReplayed;
    },
    figures: async () => {
      const [waiting, dead] = v.parse(Counts, await run(FIGURES, [keys.waiting, keys.dead]));
      return { waiting, dead };
    },
    onWork: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

async function readMessage(id: string, { run, keys }: RedisMessages): Promise<Message | null> {
  const json = v.parse(v.nullable(v.string()), await run(READ, [keys.record(id)]));
  return json === null ? null : toMessage(json);
}

async function replay(id: string, messages: RedisMessages): Promise<boolean> {
  const { run, keys } = messages;
  const dead = await readMessage(id, messages);
  if (!dead) return false;
  const lane = laneOf(dead);
  const all = [keys.turns, keys.record(id), keys.lane(lane), keys.waiting, keys.dead];
  return (await run(REPLAY, all, id, JSON.stringify(afresh(dead)), lane)) === 1;
}
