import { err, ok, type Clock } from "@efir/kit";
import { laneOf, type Message } from "../message.ts";
import {
  KEEP_ONCE_MS,
  KEEP_SETTLED_MS,
  LEASE_MS,
  MOST_DEAD_LETTERS,
  type Arrival,
  type Lease,
  type MessageQueue,
} from "../queue.ts";
import { afresh } from "../replay.ts";
import { createExpiring } from "./expiring.ts";
import { createPaces } from "./paces.ts";

interface Turn {
  readonly lane: string;
  readonly dueAt: number;
}

interface Held {
  readonly lane: string;
  readonly worker: string;
  readonly takes: number;
  readonly at: number;
}

/** A queue for one process. What it holds is gone with the process. */
export function createMemoryQueue({ clock }: { readonly clock: Clock }): MessageQueue {
  const records = createExpiring<Message>(clock);
  const onces = createExpiring<{ readonly mark: string; readonly id: string }>(clock);
  const paces = createPaces(clock);
  const lanes = new Map<string, string[]>();
  const turns = new Map<string, Turn>();
  const held = new Map<string, Held>();
  const dead = new Set<string>();
  const listeners = new Set<() => void>();
  let lastTurn = 0;
  let waiting = 0;

  function giveTurn(lane: string, dueAt = clock.now()): void {
    turns.set(String(++lastTurn), { lane, dueAt });
    for (const listener of listeners) listener();
  }

  function append(message: Message): void {
    const lane = laneOf(message);
    const ids = lanes.get(lane) ?? [];
    records.put(message.id, message);
    lanes.set(lane, [...ids, message.id]);
    waiting += 1;
    if (ids.length === 0) giveTurn(lane);
  }

  function whyNot({ message, once, limits }: Arrival) {
    const known = once && onces.get(once.key);
    if (known) {
      const isSame = known.mark === once.mark;
      return isSame
        ? ok({ id: known.id, isNew: false })
        : err({ code: "idempotency-key-reused" } as const);
    }
    const tooMany = (
      limit: "key" | "client" | "waiting" | "waiting-of-client",
      retryAfterMs: number,
    ) => err({ code: "too-many-requests", limit, retryAfterMs } as const);
    if (waiting >= limits.waiting) return tooMany("waiting", BUSY_MS);
    const lane = laneOf(message);
    if ((lanes.get(lane)?.length ?? 0) >= limits.waitingPerClient)
      return tooMany("waiting-of-client", BUSY_MS);
    const slow = paces.take([
      { limit: "key", name: `key ${message.key ?? message.platform}`, pace: limits.perKey },
      { limit: "client", name: `client ${lane}`, pace: limits.perClient },
    ]);
    return slow && tooMany(slow.limit, slow.retryAfterMs);
  }

  const holds = ({ turn, worker }: Lease): boolean => held.get(turn)?.worker === worker;

  function release(lease: Lease): string {
    held.delete(lease.turn);
    return laneOf(lease.message);
  }

  function settle(lease: Lease, message: Message): boolean {
    if (!holds(lease)) return false;
    const lane = release(lease);
    const rest = (lanes.get(lane) ?? []).slice(1);
    if (rest.length > 0) lanes.set(lane, rest);
    else lanes.delete(lane);
    records.put(message.id, message, KEEP_SETTLED_MS);
    waiting -= 1;
    if (message.status === "failed") bury(message.id);
    if (rest.length > 0) giveTurn(lane);
    return true;
  }

  function bury(id: string): void {
    dead.add(id);
    const [oldest] = dead;
    if (dead.size > MOST_DEAD_LETTERS && oldest !== undefined) dead.delete(oldest);
  }

  function hold(turn: string, next: Omit<Held, "at">): Lease {
    held.set(turn, { ...next, at: clock.now() });
    const id = lanes.get(next.lane)?.[0];
    const message = id === undefined ? null : records.get(id);
    if (!message) throw new Error("A lane had a turn and no message");
    return { turn, worker: next.worker, takes: next.takes, message };
  }

  function take(worker: string, most: number): Lease[] {
    const now = clock.now();
    const lost = [...held]
      .filter(([, { at }]) => now - at >= LEASE_MS)
      .slice(0, most)
      .map(([turn, { lane, takes }]) => hold(turn, { lane, worker, takes: takes + 1 }));
    const due = [...turns].filter(([, { dueAt }]) => dueAt <= now).slice(0, most - lost.length);
    for (const [turn] of due) turns.delete(turn);
    return [...lost, ...due.map(([turn, { lane }]) => hold(turn, { lane, worker, takes: 1 }))];
  }

  return {
    accept: later((arrival: Arrival) => {
      const { message, once } = arrival;
      const other = whyNot(arrival);
      if (other) return other;
      if (once) onces.put(once.key, { mark: once.mark, id: message.id }, KEEP_ONCE_MS);
      append(message);
      return ok({ id: message.id, isNew: true });
    }),
    take: later(take),
    renew: later((leases: readonly Lease[]) => {
      for (const lease of leases) {
        const mine = held.get(lease.turn);
        if (mine && holds(lease)) held.set(lease.turn, { ...mine, at: clock.now() });
      }
    }),
    save: later((lease: Lease, message: Message) => {
      if (!holds(lease)) return false;
      records.put(message.id, message);
      return true;
    }),
    settle: later(settle),
    postpone: later((lease: Lease, message: Message) => {
      if (!holds(lease)) return false;
      records.put(message.id, message);
      giveTurn(release(lease), message.dueAt ?? clock.now());
      return true;
    }),
    message: later((id: string) => records.get(id)),
    deadLetters: later((most: number) =>
      [...dead]
        .toReversed()
        .map(records.get)
        .filter((message) => message !== null)
        .slice(0, most),
    ),
    replay: later((id: string) => {
      const message = records.get(id);
      if (!dead.delete(id) || !message) return false;
      append(afresh(message));
      return true;
    }),
    figures: later(() => ({ waiting, dead: dead.size })),
    onWork: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

const BUSY_MS = 5_000;

/** Answers later and with copies, as a store outside the process does. */
const later =
  <Asked extends readonly unknown[], A>(run: (...asked: Asked) => A) =>
  (...asked: Asked): Promise<A> => {
    const copies = structuredClone(asked);
    return Promise.resolve().then(() => structuredClone(run(...copies)));
  };
