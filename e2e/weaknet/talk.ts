import { setTimeout as wait } from "node:timers/promises";
import { cause, type Lapse } from "./incident.ts";
import { Network } from "./net/network.ts";
import { Talker } from "./page/talker.ts";
import type { Scenario } from "./scenarios.ts";
import type { Served, Subject } from "./subjects/subject.ts";

/** All that was recorded of one talk. */
export interface Talk {
  readonly talkers: readonly Talker[];
  readonly lapse: Lapse | null;
  readonly endedAt: number;
  /** What the pages and the server wrote: to find out why a figure is bad. */
  readonly log: readonly string[];
}

/** One talk under one scenario, in networks named after `id`. The weak one comes last, to those who are there. */
export async function talk(subject: Subject, scenario: Scenario, id: string): Promise<Talk> {
  const network = await Network.start(id, scenario.people ?? 2);
  const weak = network.letters[0]!;
  let served: Served | null = null;
  const talkers: Talker[] = [];
  try {
    served = await subject.start(network);
    for (const letter of network.letters) {
      talkers.push(await Talker.start(network, letter, served.origin));
    }
    await network.shape(weak, scenario.link);
    if (scenario.nat) await network.rebind(weak);
    await network.allowUdp(weak, !scenario.udpBlocked);
    for (const talker of talkers.toReversed()) await enter(talker, served, scenario);
    const lapse = await during(scenario, () =>
      scenario.incident
        ? cause(scenario.incident, { network, served: served!, weak })
        : Promise.resolve(null),
    );
    const endedAt = Date.now();
    await Promise.all(talkers.map((talker) => talker.drain()));
    const log = [
      ...talkers.flatMap(({ letter, said }) => said.map((line) => `${letter} ${line}`)),
      served.output(),
    ];
    return { talkers, lapse, endedAt, log };
  } finally {
    await Promise.all(talkers.map((talker) => talker.close()));
    await served?.stop();
    await network.stop();
  }
}

async function enter(talker: Talker, served: Served, { camera = false }: Scenario): Promise<void> {
  const entry = { name: `Talker ${talker.letter}`, room: "weaknet", camera };
  await served.arrive(talker.page, entry);
  talker.startDraining();
  await served.join(talker.page, entry);
}

async function during<T>({ secs }: Scenario, happens: () => Promise<T>): Promise<T> {
  const [outcome] = await Promise.all([happens(), wait(secs * 1000)]);
  return outcome;
}
