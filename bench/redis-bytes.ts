import type { Benchmark, Figure } from "./figures.ts";
import { EFIR, SOCKET_IO, startContestant, type Contestant } from "./load/contestant.ts";
import { relaySteadily, seatPairs } from "./load/pairs.ts";
import { networkBytes } from "./load/redis-monitor.ts";

const INSTANCES = [2, 4, 8] as const;
const FOR_MS = 2_000;

/** What goes through Redis for one signal to a member on another instance, as instances are added. */
export const redisBytes: Benchmark = {
  name: "bytes",
  run: async () => {
    const figures: Figure[] = [];
    for (const kind of [EFIR, SOCKET_IO]) figures.push(...(await measure(kind)));
    return figures;
  },
};

async function measure(kind: typeof EFIR): Promise<Figure[]> {
  const contestant = await startContestant(kind, 2);
  const bytes: number[] = [];
  for (const count of INSTANCES) {
    while (contestant.instances.length < count) await contestant.grow();
    bytes.push(await bytesPerSignal(contestant));
  }
  await contestant.stop();
  const [fewest = NaN] = bytes;
  const isOurs = kind === EFIR;
  return [
    ...bytes.map((value, n) => ({
      name: `${kind.name}: ${INSTANCES[n] ?? 0} instances, Redis bytes for a signal`,
      value,
      unit: "bytes",
    })),
    {
      name: `${kind.name}: most to fewest`,
      value: Math.max(...bytes) / Math.min(fewest, ...bytes),
      unit: "×",
      ...(isOurs && { atMost: 1.05 }),
    },
  ];
}

async function bytesPerSignal(contestant: Contestant): Promise<number> {
  const pairs = await seatPairs(contestant, 50);
  const idle = await bytesDuring(
    contestant,
    () => new Promise((resolve) => setTimeout(resolve, FOR_MS)),
  );
  let signals = 0;
  const busy = await bytesDuring(contestant, async () => {
    signals = await relaySteadily(pairs, [], FOR_MS);
  });
  for (const client of pairs.flat()) client.close();
  await new Promise((resolve) => setTimeout(resolve, 300)); // their leaving belongs to nobody's figure
  return (busy - idle) / signals;
}

async function bytesDuring({ redis }: Contestant, work: () => Promise<void>): Promise<number> {
  const before = await networkBytes(redis);
  await work();
  return (await networkBytes(redis)) - before;
}
