import type { Clock } from "@efir/kit";
import { LEASE_MS, type Lease, type MessageQueue } from "./queue.ts";
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
const LAST_WORK_MS = 12_000;

/** Takes turns while there are any, and keeps them while it works on them. */
export function startWorker(options: WorkerOptions): Worker {
  const { queue, handle, name, slots, clock, watch } = options;
  const running = new Map<string, Lease>();
  const bell = createBell(clock);
  let isClosing = false;
  const isOpen = () => !isClosing;

  async function run(lease: Lease): Promise<void> {
    running.set(lease.turn, lease);
    try {
      await handle(lease);
    } catch (error) {
      watch.troubled("a message could not be worked on", error); // its turn lapses and comes back
    }
    running.delete(lease.turn);
    bell.ring();
  }

  async function lookOnce(): Promise<number> {
    const free = Math.min(slots - running.size, MOST_AT_ONCE);
    if (free === 0) return LOOK_EVERY_MS;
    try {
      const leases = await queue.take(name, free);
      for (const lease of leases) void run(lease);
      return leases.length > 0 ? 0 : LOOK_EVERY_MS;
    } catch (error) {
      watch.troubled("no messages can be had", error);
      return PAUSE_AFTER_TROUBLE_MS;
    }
  }

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
  const looking = look();

  return {
    close: async () => {
      isClosing = true;
      stopListening();
      bell.ring();
      await looking;
      const giveUpAt = clock.now() + LAST_WORK_MS;
      while (running.size > 0 && clock.now() < giveUpAt) await bell.wait(LOOK_EVERY_MS);
      stopRenewing();
    },
  };
}

interface Bell {
  readonly ring: () => void;
  /** Until it rings, has rung since the last wait, or this time is over. */
  readonly wait: (ms: number) => Promise<void>;
}

function createBell(clock: Clock): Bell {
  let hasRung = false;
  let wake = (): void => undefined;
  return {
    ring: () => {
      hasRung = true;
      wake();
    },
    wait: async (ms) => {
      if (!hasRung)
        await new Promise<void>((resolve) => {
          const cancel = clock.after(ms, resolve);
          wake = () => {
            cancel();
            resolve();
          };
        });
      hasRung = false;
    },
  };
}
