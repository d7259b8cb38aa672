import type { Benchmark, Figure } from "./figures.ts";
import type { Client } from "./load/client.ts";
import { EFIR, LIMIT, SOCKET_IO, startContestant, type Contestant } from "./load/contestant.ts";
import { medianCost, ratio, SLICE_MS, takeTurns } from "./load/rounds.ts";

const SIZES = [
  { size: 5, rooms: 100, atMost: 1.05 },
  { size: 25, rooms: 20, atMost: 0.9 },
  { size: 100, rooms: 6, atMost: 0.95 },
] as const;

type Room = readonly Client[];

async function seatRooms(contestant: Contestant, size: number, rooms: number): Promise<Room[]> {
  const names = Array.from({ length: rooms }, (_, n) => `state-${size}-${n}`);
  await contestant.makeRooms(names);
  const seated: Room[] = [];
  for (const name of names) {
    const seats = Array.from({ length: size }, (_, person) => contestant.connect(person, person));
    const clients = await Promise.all(seats);
    for (const client of clients) await client.join(name);
    seated.push(clients);
  }
  return seated;
}

/** In each room three talk at once: each says how loud it is, and the next one does as soon as all others heard that. */
async function tellStates(rooms: readonly Room[]): Promise<number> {
  const until = performance.now() + SLICE_MS;
  const heard = await Promise.all(rooms.map((room) => tellInRoom(room, until)));
  return heard.reduce((total, count) => total + count, 0);
}

const AT_ONCE = 3;
/** Who is next, and how often each has said something. */
const turns = new WeakMap<Room, number>();
const saidBy = new WeakMap<Client, number>();

/** What was said last, and how many have not heard it. */
interface Said {
  readonly level: number;
  missing: number;
}

function tellInRoom(room: Room, until: number): Promise<number> {
  let heard = 0;
  const under = new Map<string, Said>();

  function hear(
    client: Client,
    { from, level }: { readonly from: string; readonly level: number },
  ) {
    const said = under.get(from);
    if (client.address === from || said?.level !== level) {
      throw new Error(`In a room of ${room.length}, somebody heard a state that nobody said`);
    }
    heard++;
    said.missing -= 1;
    if (said.missing === 0) under.delete(from);
    return said.missing === 0;
  }

  function next(): Client {
    const turn = turns.get(room) ?? 0;
    turns.set(room, turn + 1);
    const speaker = room[turn % room.length];
    if (!speaker) throw new Error("There is nobody in the room");
    return under.has(speaker.address) ? next() : speaker;
  }

  function say(): void {
    const speaker = next();
    const count = saidBy.get(speaker) ?? 0;
    saidBy.set(speaker, count + 1);
    const level = 1 + (count % 3);
    under.set(speaker.address, { level, missing: room.length - 1 });
    speaker.setLevel(level);
  }

  return new Promise((done) => {
    for (const client of room) {
      client.listener = (news) => {
        if (news.kind !== "state" || !hear(client, news)) return;
        if (performance.now() < until) say();
        else if (under.size === 0) done(heard);
      };
    }
    for (let n = 0; n < AT_ONCE; n++) say();
  });
}

/** How loud somebody is, told to everybody in the room: half of them here, half on the other instance. */
export const roomState: Benchmark = {
  name: "state",
  run: async () => {
    const contestants: Contestant[] = [];
    for (const kind of [EFIR, LIMIT, SOCKET_IO]) contestants.push(await startContestant(kind, 2));
    const figures: Figure[] = [];
    for (const row of SIZES) figures.push(...(await measure(contestants, row)));
    await Promise.all(contestants.map(({ stop }) => stop()));
    return figures;
  },
};

async function measure(
  contestants: readonly Contestant[],
  { size, rooms, atMost }: (typeof SIZES)[number],
): Promise<Figure[]> {
  const entrants = [];
  for (const contestant of contestants) {
    const seated = await seatRooms(contestant, size, rooms);
    entrants.push({ contestant, slice: () => tellStates(seated), seated });
  }
  const costs = await takeTurns(entrants);
  for (const { seated } of entrants) for (const client of seated.flat()) client.close();
  const plain = contestants.map(({ name }) => ({
    name: `rooms of ${size}: ${name}, CPU for 10,000`,
    value: medianCost(costs, name),
    unit: "s",
  }));
  const value = ratio(costs, "efir", "limit");
  return [...plain, { name: `rooms of ${size}: CPU against limit`, value, unit: "×", atMost }];
}
