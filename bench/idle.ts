import { setTimeout as sleep } from "node:timers/promises";
import type { Benchmark, Figure } from "./figures.ts";
import { EFIR, LIMIT, SOCKET_IO, startContestant, type Contestant } from "./load/contestant.ts";
import { cpuSeconds, rssKb } from "./load/process-cost.ts";

const CONNECTIONS = 5_000;
const ROOM_SIZE = 5;
/** All who say nothing are asked once for a sign of life. */
const WATCH_MS = 60_000;

interface Idle {
  readonly contestant: Contestant;
  readonly kbPerConnection: number;
}

async function fill(kind: typeof EFIR): Promise<Idle> {
  const contestant = await startContestant(kind, 2);
  await seatCrowd(contestant, 0, 500).then((seated) => seated.forEach((client) => client.close()));
  await sleep(500);
  const before = await tidyKb(contestant);
  await seatCrowd(contestant, 500, CONNECTIONS);
  const after = await tidyKb(contestant);
  return { contestant, kbPerConnection: (after - before) / CONNECTIONS };
}

async function seatCrowd(contestant: Contestant, from: number, count: number) {
  const rooms = Array.from({ length: count / ROOM_SIZE }, (_, n) => `idle-${from + n}`);
  await contestant.makeRooms(rooms);
  const seated = [];
  for (const room of rooms) {
    const seats = Array.from({ length: ROOM_SIZE }, (_, n) => contestant.connect(n, n));
    for (const client of await Promise.all(seats)) {
      await client.join(room);
      seated.push(client);
    }
  }
  return seated;
}

/** What is held once each process has tidied up: not how lately it happened to do so by itself. */
async function tidyKb(contestant: Contestant): Promise<number> {
  for (const { signal } of contestant.instances) signal("SIGUSR2");
  await sleep(3_000);
  return rssKb(contestant.pids());
}

/** What five thousand members cost who say nothing. */
export const idle: Benchmark = {
  name: "idle",
  run: async () => {
    const all: Idle[] = [];
    for (const kind of [EFIR, LIMIT, SOCKET_IO]) all.push(await fill(kind));
    const before = all.map(({ contestant }) => cpuSeconds(contestant.pids()));
    await sleep(WATCH_MS);
    const shares = all.map(({ contestant }, n) => {
      const used = cpuSeconds(contestant.pids()) - (before[n] ?? NaN);
      return (used / (WATCH_MS / 1_000)) * 100;
    });
    await Promise.all(all.map(({ contestant }) => contestant.stop()));
    return [...all.flatMap((one, n) => toFigures(one, shares[n] ?? NaN)), against(all)];
  },
};

const toFigures = ({ contestant, kbPerConnection }: Idle, share: number): Figure[] => [
  { name: `${contestant.name}: memory of a connection`, value: kbPerConnection, unit: "kB" },
  {
    name: `${contestant.name}: CPU of ${CONNECTIONS}, of a core`,
    value: share,
    unit: "%",
    ...(contestant.name === "efir" && { atMost: 0.6 }),
  },
];

function against(all: readonly Idle[]): Figure {
  const of = (name: string) =>
    all.find(({ contestant }) => contestant.name === name)?.kbPerConnection ?? NaN;
  const value = of("efir") / of("limit");
  return { name: "memory of a connection against limit", value, unit: "×", atMost: 1.2 };
}
