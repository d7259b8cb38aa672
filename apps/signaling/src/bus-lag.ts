import type { RoomBus } from "@efir/directory";
import type { Clock } from "@efir/kit";
import type { InstanceId } from "@efir/protocol";
import { seal } from "./envelope.ts";

const ASK_EVERY_MS = 5_000;

/** Says something to itself now and then, to know how long a frame takes through the bus. */
export interface BusLag {
  /** How long the last one took, or how long it has been under way if that is longer. */
  readonly ms: () => number;
  /** A frame of ours came back. */
  readonly heard: (n: number) => void;
  readonly start: () => void;
  readonly stop: () => void;
}

interface BusLagOptions {
  readonly bus: RoomBus;
  readonly instance: InstanceId;
  readonly clock: Clock;
}

export function createBusLag({ bus, instance, clock }: BusLagOptions): BusLag {
  let n = 0;
  let saidAt: number | null = null;
  let took = 0;
  let stop = () => {};

  /** One that got lost is followed by another, and its time goes on. */
  function say(): void {
    saidAt ??= clock.now();
    bus.tell(instance, seal({ from: instance, n: ++n }, ["beat"]));
  }

  return {
    ms: () => Math.max(took, saidAt === null ? 0 : clock.now() - saidAt),
    heard: (which) => {
      if (saidAt === null || which !== n) return;
      took = clock.now() - saidAt;
      saidAt = null;
    },
    start: () => void (stop = clock.every(ASK_EVERY_MS, say)),
    stop: () => stop(),
  };
}
