import type { Client } from "./client.ts";
import type { Contestant } from "./contestant.ts";
import { signalBody } from "./signals.ts";
import { SLICE_MS } from "./rounds.ts";

/** Two members of one room, on different instances. */
export type Pair = readonly [Client, Client];

/** Rooms of four, each with two pairs; the pairs go round all instances. */
export async function seatPairs(contestant: Contestant, rooms: number): Promise<readonly Pair[]> {
  const names = Array.from({ length: rooms }, (_, n) => `pairs-${contestant.name.length}-${n}`);
  await contestant.makeRooms(names);
  const pairs: Pair[] = [];
  for (const [n, name] of names.entries()) pairs.push(...(await seatRoom(contestant, name, n)));
  return pairs;
}

async function seatRoom(contestant: Contestant, name: string, n: number): Promise<Pair[]> {
  const seats = [n, n + 1, n, n + 1].map((instance, person) =>
    contestant.connect(person, instance),
  );
  const [a, b, c, d] = await Promise.all(seats);
  if (!a || !b || !c || !d) throw new Error("Four were to come");
  for (const client of [a, b, c, d]) await client.join(name);
  return [
    [a, b],
    [c, d],
  ];
}

/** Each member has one signal on its way, and says the next when it is answered. */
export async function relaySaturated(pairs: readonly Pair[]): Promise<number> {
  const until = performance.now() + SLICE_MS;
  let heard = 0;
  let onTheWay = 0;
  await new Promise<void>((done) => {
    const say = (from: Client, to: Client) => {
      onTheWay++;
      from.signal(to.address, signalBody(heard + onTheWay));
    };
    const hear = (self: Client, other: Client) => {
      heard++;
      onTheWay--;
      if (performance.now() < until) say(self, other);
      else if (onTheWay === 0) done();
    };
    for (const [a, b] of pairs) {
      a.listener = ({ kind }) => kind === "signal" && hear(a, b);
      b.listener = ({ kind }) => kind === "signal" && hear(b, a);
      say(a, b);
      say(b, a);
    }
  });
  return heard;
}

const PER_SECOND = 2_000;

/** Two thousand a second, evenly; writes down how long each took. */
export async function relaySteadily(
  pairs: readonly Pair[],
  latencies: number[],
  forMs = SLICE_MS,
): Promise<number> {
  const start = performance.now();
  const total = (forMs / 1_000) * PER_SECOND;
  const saidAt = new Map<Client, number>();
  let [said, heard] = [0, 0];
  await new Promise<void>((done) => {
    for (const client of pairs.flat()) {
      client.listener = ({ kind }) => {
        if (kind !== "signal") return;
        latencies.push(performance.now() - (saidAt.get(client) ?? NaN));
        if (++heard === total) done();
      };
    }
    const sayDue = () => {
      const due = Math.min(total, ((performance.now() - start) / 1_000) * PER_SECOND);
      for (; said < due; said++) {
        const pair = pairs[said % pairs.length];
        const [from, to] = said % 2 === 0 ? [pair?.[0], pair?.[1]] : [pair?.[1], pair?.[0]];
        if (!from || !to) throw new Error("There is no pair");
        saidAt.set(to, performance.now());
        from.signal(to.address, signalBody(said));
      }
      if (said < total) setTimeout(sayDue, 1);
    };
    sayDue();
  });
  return total;
}
