import type { RoomBus } from "@efir/directory";
import type { InstanceId } from "@efir/protocol";
import type { Gate } from "./gate.ts";

/** How often something befalls a frame between two instances. */
export interface Fates {
  readonly lost: number;
  readonly doubled: number;
}

export interface Network {
  /** Waits in this line until somebody takes it; what stands in one line keeps its order. */
  readonly travel: (line: string, arrive: () => void) => void;
  /** Takes the head of some line. False: nothing is under way. */
  readonly move: () => boolean;
  readonly bus: (from: InstanceId, gate: Gate) => RoomBus;
  /** Nothing passes between these two, either way; null: all pass again. */
  readonly part: (pair: readonly [InstanceId, InstanceId] | null) => void;
  readonly setFates: (fates: Fates) => void;
  readonly setAway: (isAway: boolean) => void;
  readonly isAway: () => boolean;
}

export function createNetwork(random: () => number): Network {
  const lines = new Map<string, (() => void)[]>();
  const listeners = new Map<InstanceId, (said: Buffer) => void>();
  let fates: Fates = { lost: 0, doubled: 0 };
  let parted: readonly InstanceId[] = [];
  let isAway = false;

  function travel(name: string, arrive: () => void): void {
    const line = lines.get(name);
    if (line) line.push(arrive);
    else lines.set(name, [arrive]);
  }

  function move(): boolean {
    const names = [...lines.keys()];
    const name = names[Math.floor(random() * names.length)];
    const line = name === undefined ? undefined : lines.get(name);
    if (name === undefined || !line) return false;
    const arrive = line.shift();
    if (line.length === 0) lines.delete(name);
    arrive?.();
    return true;
  }

  function carry(from: InstanceId, to: InstanceId, said: Buffer): void {
    const isParted = from !== to && parted.includes(from) && parted.includes(to);
    if (isAway || isParted || random() < fates.lost) return;
    const copy = Buffer.from(said);
    for (let times = random() < fates.doubled ? 2 : 1; times > 0; times--) {
      travel(`${from} to ${to}`, () => listeners.get(to)?.(copy));
    }
  }

  return {
    travel,
    move,
    bus: (from, gate) => ({
      listen: (instance, heard) => {
        listeners.set(instance, (said) => gate.enter(() => heard(said)));
        return Promise.resolve(() => Promise.resolve(void listeners.delete(instance)));
      },
      tell: (to, said) => {
        if (gate.state() === "open") carry(from, to, said);
        return true;
      },
      close: () => Promise.resolve(),
    }),
    part: (pair) => void (parted = pair ?? []),
    setFates: (next) => void (fates = next),
    setAway: (next) => void (isAway = next),
    isAway: () => isAway,
  };
}
