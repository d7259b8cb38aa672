import type { Directory } from "@efir/directory";
import type { InstanceId } from "@efir/protocol";
import type { Client } from "../client.ts";
import type { World } from "../world.ts";
import { createGate, gatedClock, gatedDirectory, type Gate } from "./gate.ts";
import type { Network } from "./network.ts";

/** One instance as a process that can stand still, die, or be told to go. */
export interface Host {
  readonly name: string;
  readonly gate: Gate;
  readonly enter: (run: () => void) => void;
  readonly connect: (name: string) => Client;
  readonly isServing: () => boolean;
  readonly isDead: () => boolean;
  /** As by SIGTERM: it goes once it has handed over what it can. */
  readonly stop: () => void;
}

interface Machine {
  readonly world: World;
  readonly network: Network;
  readonly directory: Directory;
}

export async function startHost(
  name: string,
  { world, network, directory }: Machine,
  move: () => Promise<void>,
): Promise<Host> {
  const gate = createGate();
  const starting = world.start({
    name,
    settings: { maxRoomSize: 50 },
    clock: gatedClock(world.clock, gate),
    bus: network.bus(name as InstanceId, gate),
    directory: gatedDirectory(directory, gate, { ...network, name }),
  });
  const under = { way: true };
  void starting.finally(() => (under.way = false));
  while (under.way) await move();
  const started = await starting;
  return {
    name,
    gate,
    enter: gate.enter,
    connect: (person) => started.connect({ name: person }),
    isServing: () => gate.state() === "open" && started.isServing(),
    isDead: () => gate.state() === "dead",
    stop: () => gate.enter(() => void started.close().then(gate.die)),
  };
}
