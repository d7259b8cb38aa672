import { median } from "../figures.ts";
import { cpuSeconds } from "./process-cost.ts";
import type { Contestant } from "./contestant.ts";

/** Half a second of work; answers how many messages arrived. */
export type Slice = () => Promise<number>;

export interface Entrant {
  readonly contestant: Contestant;
  readonly slice: Slice;
}

export const SLICE_MS = 500;
/** On a busy machine too, all that was said in a slice is heard by then. */
const STUCK_AFTER_MS = 30_000;
const WARM_UP_ROUNDS = 3;
const ROUNDS = 8;

/** CPU seconds of the server processes for 10,000 messages, of each round, by contestant. */
export type Costs = ReadonlyMap<string, readonly number[]>;

/**
 * All stay up; each has its slice in turn, so that whatever else the machine does befalls all alike, and
 * one is compared with another only inside a round.
 */
export async function takeTurns(
  entrants: readonly Entrant[],
  rounds = ROUNDS,
  warmUp = WARM_UP_ROUNDS,
): Promise<Costs> {
  const costs = new Map(entrants.map(({ contestant }) => [contestant.name, [] as number[]]));
  for (let round = 0; round < warmUp + rounds; round++) {
    for (const entrant of rotated(entrants, round)) {
      const cost = await costOf(entrant);
      if (round >= warmUp) costs.get(entrant.contestant.name)?.push(cost);
    }
  }
  return costs;
}

const rotated = <T>(list: readonly T[], by: number): readonly T[] => [
  ...list.slice(by % list.length),
  ...list.slice(0, by % list.length),
];

async function costOf(entrant: Entrant): Promise<number> {
  const pids = entrant.contestant.pids();
  const before = cpuSeconds(pids);
  const messages = await inTime(entrant);
  return ((cpuSeconds(pids) - before) / messages) * 10_000;
}

/** Whoever waits for a message that got lost says so, and does not wait for ever. */
function inTime({ contestant, slice }: Entrant): Promise<number> {
  const sentence = `A slice of ${contestant.name} did not end within ${STUCK_AFTER_MS / 1_000} s: something that was said was never heard`;
  return new Promise((resolve, reject) => {
    const stuck = setTimeout(() => reject(new Error(sentence)), STUCK_AFTER_MS);
    void slice()
      .then(resolve, reject)
      .finally(() => clearTimeout(stuck));
  });
}

/** The median of the ratios of each round. */
export function ratio(costs: Costs, name: string, to: string): number {
  const [of, by] = [costs.get(name) ?? [], costs.get(to) ?? []];
  return median(of.map((cost, round) => cost / (by[round] ?? NaN)));
}

export const medianCost = (costs: Costs, name: string): number => median(costs.get(name) ?? []);
