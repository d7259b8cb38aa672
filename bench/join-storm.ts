import { commandsSentDuring } from "./load/redis-monitor.ts";
import type { Benchmark } from "./figures.ts";
import type { Client } from "./load/client.ts";
import { EFIR, LIMIT, startContestant, type Contestant } from "./load/contestant.ts";
import { cpuSeconds } from "./load/process-cost.ts";
import { medianCost, ratio } from "./load/rounds.ts";

const ROOMS = 200;
const SIZE = 5;
const JOINS = ROOMS * SIZE;
const WARM_UP_ROUNDS = 3;
const ROUNDS = 6;
const PATIENCE_MS = 20_000;

let storms = 0;

interface Storm {
  /** A thousand people, all greeted, who have not joined yet. */
  readonly people: readonly { readonly client: Client; readonly room: string }[];
  readonly break: () => Promise<void>;
  readonly over: () => void;
}

async function gather(contestant: Contestant): Promise<Storm> {
  const storm = ++storms;
  const rooms = Array.from({ length: ROOMS }, (_, n) => `storm-${storm}-${n}`);
  await contestant.makeRooms(rooms);
  const people: { client: Client; room: string }[] = [];
  for (const room of rooms) {
    const seats = Array.from({ length: SIZE }, (_, n) => contestant.connect(n, n));
    for (const client of await Promise.all(seats)) people.push({ client, room });
  }
  return {
    people,
    break: async () => {
      await Promise.all(people.map(({ client, room }) => client.join(room)));
      await Promise.all(people.map(({ client }) => untilAllKnown(client)));
    },
    over: () => people.forEach(({ client }) => client.close()),
  };
}

function untilAllKnown(client: Client): Promise<void> {
  return new Promise((resolve, reject) => {
    const giveUp = setTimeout(() => {
      reject(new Error(`${client.address} knows ${client.known.size} of ${SIZE} in its room`));
    }, PATIENCE_MS);
    const look = () => {
      if (client.known.size < SIZE) return;
      clearTimeout(giveUp);
      resolve();
    };
    client.listener = look;
    look();
  });
}

/** A thousand people tap Join at once, in rooms of five, until everybody knows everybody. */
export const joinStorm: Benchmark = {
  name: "join",
  run: async () => {
    const contestants = [await startContestant(EFIR, 2), await startContestant(LIMIT, 2)];
    const costs = new Map(contestants.map(({ name }) => [name, [] as number[]]));
    for (let round = -WARM_UP_ROUNDS; round < ROUNDS; round++) {
      for (const contestant of contestants) {
        const cost = await costOf(contestant);
        if (round >= 0) costs.get(contestant.name)?.push(cost);
      }
    }
    const commands = await Promise.all(contestants.map(commandsPerJoin));
    await Promise.all(contestants.map(({ stop }) => stop()));
    return [
      ...contestants.map(({ name }) => ({
        name: `${JOINS} joins at once: ${name}, CPU for 10,000`,
        value: medianCost(costs, name),
        unit: "s",
      })),
      {
        name: `${JOINS} joins at once: CPU against limit`,
        value: ratio(costs, "efir", "limit"),
        unit: "×",
        atMost: 1.2,
      },
      ...contestants.map(({ name }, n) => ({
        name: `${JOINS} joins at once: ${name}, Redis commands for each`,
        value: commands[n] ?? NaN,
        unit: "",
        ...(name === "efir" && { atMost: 1.1 }),
      })),
    ];
  },
};

async function costOf(contestant: Contestant): Promise<number> {
  const storm = await gather(contestant);
  const before = cpuSeconds(contestant.pids());
  await storm.break();
  const cost = ((cpuSeconds(contestant.pids()) - before) / JOINS) * 10_000;
  storm.over();
  await new Promise((resolve) => setTimeout(resolve, 300)); // what their leaving costs is not counted
  return cost;
}

async function commandsPerJoin(contestant: Contestant): Promise<number> {
  const storm = await gather(contestant);
  const commands = await commandsSentDuring(contestant.redis, storm.break);
  storm.over();
  return commands / JOINS;
}
