import { err, ok, type Clock, type Result } from "@efir/kit";
import { laneOf, type Message } from "../message.ts";
import {
  BUSY_MS,
  KEEP_ONCE_MS,
  type Accepted,
  type Arrival,
  type Lease,
  type MessageQueue,
  type NotAccepted,
} from "../queue.ts";
import { afresh } from "../replay.ts";
import { createExpiring } from "./expiring.ts";
import { MemoryLanes } from "./memory-lanes.ts";
import { createMemoryLetters } from "./memory-letters.ts";
import { createPaces } from "./paces.ts";

/** A queue for one process. What it holds is gone with the process. */
export function createMemoryQueue({ clock }: { readonly clock: Clock }): MessageQueue {
  const queue = new MemoryQueue(clock);
  return {
    accept: later((arrival: Arrival) => queue.accept(arrival)),
    take: later((worker: string, most: number) => queue.take(worker, most)),
    renew: later((leases: readonly Lease[]) => queue.renew(leases)),
    save: later((lease: Lease, message: Message) => queue.save(lease, message)),
    settle: later((lease: Lease, message: Message) => queue.settle(lease, message)),
    postpone: later((lease: Lease, message: Message) => queue.postpone(lease, message)),
    message: later((id: string) => queue.letters.get(id)),
    deadLetters: later((most: number) => queue.letters.dead().slice(0, most)),
    replay: later((id: string) => queue.replay(id)),
    figures: later(() => ({ waiting: queue.waiting, dead: queue.letters.deadCount() })),
    onWork: (listener) => {
      queue.listeners.add(listener);
      return () => void queue.listeners.delete(listener);
    },
  };
}

/** Answers later and with copies, as a store outside the process does. */
const later =
  <Asked extends readonly unknown[], A>(run: (...asked: Asked) => A) =>
  (...asked: Asked): Promise<A> => {
    const copies = structuredClone(asked);
    return Promise.resolve().then(() => structuredClone(run(...copies)));
  };

type Outcome = Result<Accepted, NotAccepted>;

class MemoryQueue {
  readonly listeners = new Set<() => void>();
  readonly letters: ReturnType<typeof createMemoryLetters>;
  waiting = 0;
  readonly #clock: Clock;
  readonly #lanes: MemoryLanes;
  readonly #paces: ReturnType<typeof createPaces>;
  readonly #onces: ReturnType<
    typeof createExpiring<{ readonly mark: string; readonly id: string }>
  >;

  constructor(clock: Clock) {
    this.#clock = clock;
    this.#lanes = new MemoryLanes(clock);
    this.#paces = createPaces(clock);
    this.#onces = createExpiring(clock);
    this.letters = createMemoryLetters(clock);
  }

  accept(arrival: Arrival): Outcome {
    const { message, once } = arrival;
    const other = this.#known(arrival) ?? this.#tooMany(arrival);
    if (other) return other;
    if (once) this.#onces.put(once.key, { mark: once.mark, id: message.id }, KEEP_ONCE_MS);
    this.#append(message);
    return ok({ id: message.id, isNew: true });
  }

  take(worker: string, most: number): Lease[] {
    return this.#lanes.take(worker, most).map(({ turn, lane, takes }) => {
      const message = this.letters.get(this.#lanes.first(lane) ?? "");
      if (!message) throw new Error("A lane had a turn and no message");
      return { turn, worker, takes, message };
    });
  }

  renew(leases: readonly Lease[]): void {
    for (const lease of leases) if (this.#holds(lease)) this.#lanes.renew(lease.turn);
  }

  save(lease: Lease, message: Message): boolean {
    if (!this.#holds(lease)) return false;
    this.letters.put(message);
    return true;
  }

  settle(lease: Lease, message: Message): boolean {
    if (!this.#holds(lease)) return false;
    this.letters.settle(message);
    this.#lanes.advance(lease.turn, laneOf(message));
    this.waiting -= 1;
    this.#tell();
    return true;
  }

  postpone(lease: Lease, message: Message): boolean {
    if (!this.save(lease, message)) return false;
    this.#lanes.postpone(lease.turn, laneOf(message), message.dueAt ?? this.#clock.now());
    return true;
  }

  replay(id: string): boolean {
    const message = this.letters.exhume(id);
    if (message) this.#append(afresh(message));
    return message !== null;
  }

  #known({ once }: Arrival): Outcome | null {
    const known = once && this.#onces.get(once.key);
    if (!known) return null;
    return known.mark === once.mark
      ? ok({ id: known.id, isNew: false })
      : err({ code: "idempotency-key-reused" });
  }

  #tooMany({ message, limits }: Arrival): Outcome | null {
    const lane = laneOf(message);
    const code = "too-many-requests";
    if (this.waiting >= limits.waiting)
      return err({ code, limit: "waiting", retryAfterMs: BUSY_MS });
    if (this.#lanes.length(lane) >= limits.waitingPerClient)
      return err({ code, limit: "waiting-of-client", retryAfterMs: BUSY_MS });
    const slow = this.#paces.take([
      { limit: "key", name: `key ${message.key ?? message.platform}`, pace: limits.perKey },
      { limit: "client", name: `client ${lane}`, pace: limits.perClient },
    ]);
    return slow && err({ code, ...slow });
  }

  #append(message: Message): void {
    this.letters.put(message);
    this.#lanes.append(laneOf(message), message.id);
    this.waiting += 1;
    this.#tell();
  }

  #tell(): void {
    for (const listener of this.listeners) listener();
  }

  #holds({ turn, worker }: Lease): boolean {
    return this.#lanes.isHeld(turn, worker);
  }
}
