import type { Clock } from "@efir/kit";
import { LEASE_MS, type Lease, type MessageQueue } from "./queue.ts";
import { createBell, type Bell } from "./bell.ts";
import type { Watch } from "./watch.ts";

export interface WorkerOptions {
  readonly queue: MessageQueue;
  readonly handle: (lease: Lease) => Promise<void>;
  /** Tells it apart from every other worker there is or was. */
  readonly name: string;
  /** How many messages it works on at once. */
  readonly slots: number;
  readonly clock: Clock;
  readonly watch: Pick<Watch, "troubled">;
}

export interface Worker {
  /** Takes no more turns; resolves when those it has are done, or after a while without. */
  readonly close: () => Promise<void>;
}

/** What other processes put in, and what is due, is looked for so often. */
const LOOK_EVERY_MS = 200;
const PAUSE_AFTER_TROUBLE_MS = 1_000;
const MOST_AT_ONCE = 64;
/** What takes longer is sent again by another, under the same id. */
const LAST_WORK_MS = 4_500;

/** Takes turns while there are any, and keeps them while it works on them. */
export function startWorker(options: WorkerOptions): Worker {
  const { queue, clock, watch } = options;
  const running = new Map<string, Lease>();
  const bell = createBell(clock);
  let isClosing = false;
  const isOpen = () => !isClosing;
  const lookOnce = looking(options, { running, bell });

  async function look(): Promise<void> {
    while (isOpen()) {
      const pauseMs = await lookOnce();
      if (pauseMs > 0 && isOpen()) await bell.wait(pauseMs);
    }
  }

  const stopRenewing = clock.every(LEASE_MS / 3, () => {
    queue
      .renew([...running.values()])
      .catch((error: unknown) => watch.troubled("turns could not be renewed", error));
  });
  const stopListening = queue.onWork(bell.ring);
  const lookedEnough = look();

  return {
    close: async () => {
      isClosing = true;
      stopListening();
      bell.ring();
      await lookedEnough;
      const giveUpAt = clock.now() + LAST_WORK_MS;
      while (running.size > 0 && clock.now() < giveUpAt) await bell.wait(LOOK_EVERY_MS);
      stopRenewing();
    },
  };
}

interface Bench {
  readonly running: Map<string, Lease>;
  readonly bell: Bell;
}

/** Begins whatever there are slots for; answers how long to wait before it is worth looking again. */
function looking(options: WorkerOptions, { running, bell }: Bench): () => Promise<number> {
  const { queue, handle, name, slots, watch } = options;

  async function work(lease: Lease): Promise<void> {
    running.set(lease.turn, lease);
    try {
      await handle(lease);
    } catch (error) {
      watch.troubled("a message could not be worked on", error); // its turn lapses and comes back
    }
    running.delete(lease.turn);
    bell.ring();
  }

  return async () => {
    const free = Math.min(slots - running.size, MOST_AT_ONCE);
    if (free === 0) return LOOK_EVERY_MS;
    try {
      const leases = await queue.take(name, free);
      for (const lease of leases) void work(lease);
      return leases.length > 0 ? 0 : LOOK_EVERY_MS;
    } catch (error) {
      watch.troubled("no messages can be had", error);
      return PAUSE_AFTER_TROUBLE_MS;
    }
  };
}
