import { quantile, type Benchmark, type Figure } from "./figures.ts";
import { EFIR, LIMIT, SOCKET_IO, startContestant, type Contestant } from "./load/contestant.ts";
import { relaySaturated, relaySteadily, seatPairs, type Pair } from "./load/pairs.ts";
import { medianCost, ratio, takeTurns, type Costs } from "./load/rounds.ts";

const ROOMS = 250;

interface Crowd {
  readonly contestant: Contestant;
  readonly pairs: readonly Pair[];
  readonly latencies: number[];
}

async function gather(kind: typeof EFIR): Promise<Crowd> {
  const contestant = await startContestant(kind, 2);
  return { contestant, pairs: await seatPairs(contestant, ROOMS), latencies: [] };
}

/** Signals from members on one instance to members on the other. */
export const relay: Benchmark = {
  name: "relay",
  run: async () => {
    const crowds: Crowd[] = [];
    for (const kind of [EFIR, LIMIT, SOCKET_IO]) crowds.push(await gather(kind));
    const saturated = await takeTurns(
      crowds.map(({ contestant, pairs }) => ({ contestant, slice: () => relaySaturated(pairs) })),
    );
    const steady = await takeTurns(
      crowds.map(({ contestant, pairs, latencies }) => ({
        contestant,
        slice: () => relaySteadily(pairs, latencies),
      })),
    );
    await Promise.all(crowds.map(({ contestant }) => contestant.stop()));
    return [
      ...figures("saturated relay", saturated, { limit: [1, 0.8], socketIo: [0.45, 0.35] }),
      ...figures("relay at 2,000/s", steady, { limit: [1.05], socketIo: [0.7] }),
      ...crowds.map((crowd) => toLatency(crowd)),
    ];
  },
};

type Bounds = readonly [must: number, reach?: number];

function figures(
  what: string,
  costs: Costs,
  { limit, socketIo }: { readonly limit: Bounds; readonly socketIo: Bounds },
): Figure[] {
  const against = (other: string, [atMost, reach]: Bounds): Figure => ({
    name: `${what}: CPU against ${other}`,
    value: ratio(costs, "efir", other),
    unit: "×",
    atMost,
    ...(reach !== undefined && { reach }),
  });
  const plain = [...costs.keys()].map((name) => ({
    name: `${what}: ${name}, CPU for 10,000`,
    value: medianCost(costs, name),
    unit: "s",
  }));
  return [...plain, against("limit", limit), against("socket.io", socketIo)];
}

const toLatency = ({ contestant, latencies }: Crowd): Figure => ({
  name: `relay at 2,000/s: ${contestant.name}, p50`,
  value: quantile(latencies, 0.5),
  unit: "ms",
  ...(contestant.name === "efir" && { atMost: 2 }),
});
