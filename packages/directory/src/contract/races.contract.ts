import { expect, it } from "vitest";
import { seededRandom } from "@efir/kit";
import type { Directory, Seated } from "../directory.ts";
import type { Use } from "../testing/harness.ts";
import { A, aRoom, B, C, code, seatOf, seatsOf, sits } from "../testing/people.ts";

const SEEDS = 200;
const PEOPLE = 6;
const INSTANCES = [A, B, C] as const;

interface Race {
  readonly directories: readonly Directory[];
  readonly random: () => number;
  readonly room: ReturnType<typeof code>;
  readonly limit: number;
  readonly seated: Seated[];
  /** Seats that somebody was told are gone. */
  readonly gone: ReturnType<typeof seatOf>[];
}

const pick = ({ random }: Race, below: number): number => Math.floor(random() * below);

async function pause(race: Race): Promise<void> {
  for (let turns = pick(race, 4); turns > 0; turns--) await Promise.resolve();
  if (race.random() < 0.3) await new Promise(setImmediate);
}

/** One person joins and leaves a few times, through whichever instance is near. */
async function comeAndGo(race: Race, person: number): Promise<void> {
  const seats: Seated[] = [];
  for (let step = 0; step < 4; step++) {
    await pause(race);
    const at = pick(race, INSTANCES.length);
    const older = seats[pick(race, seats.length + 1)];
    if (older) await leave(race, race.directories[at]!, older);
    else {
      const seated = sits(person, { at: INSTANCES[at]!, seat: step });
      if (await admit(race, race.directories[at]!, seated)) seats.push(seated);
    }
  }
}

async function leave({ room, gone }: Race, directory: Directory, seated: Seated): Promise<void> {
  const left = await directory.leave(room, seatOf(seated));
  if (left) gone.push(seatOf(left));
}

async function admit(race: Race, directory: Directory, newcomer: Seated): Promise<boolean> {
  const outcome = await directory.admit(race.room, newcomer);
  if (!outcome.ok) return false;
  const { roster, removed } = outcome.value;
  expect(seatsOf(roster)).toContain(seatOf(newcomer));
  expect(roster.length).toBeLessThanOrEqual(race.limit);
  expect(new Set(roster.map(({ member }) => member.id)).size).toBe(roster.length);
  race.seated.push(newcomer);
  race.gone.push(...seatsOf(removed));
  return true;
}

async function run(seed: number, directories: readonly Directory[]): Promise<void> {
  const random = seededRandom(seed);
  const [limit, room] = [1 + Math.floor(random() * 4), code(`race-${seed}`)];
  const race: Race = { directories, random, room, limit, seated: [], gone: [] };
  await directories[0]!.createRoom(aRoom(room, { limit }));

  const people = Array.from({ length: PEOPLE }, (_, n) => n + 1);
  const rush = people.map(async (person) => {
    await pause(race);
    const at = person % INSTANCES.length;
    return admit(race, directories[at]!, sits(person, { at: INSTANCES[at]!, seat: 9 }));
  });
  expect((await Promise.all(rush)).filter(Boolean)).toHaveLength(limit);

  await Promise.all(people.map((person) => comeAndGo(race, person)));
  expect(new Set(race.gone).size).toBe(race.gone.length);
  const left = seatsOf(race.seated).filter((seat) => !race.gone.includes(seat));
  expect(seatsOf(await directories[1]!.members(room)).sort()).toEqual(left.sort());
}

export function raceRules(use: Use): void {
  it("[DR14] the last seat goes to exactly one, and each seat that goes is told to exactly one, in 200 seeded races", async () => {
    const directories = INSTANCES.map(() => use().directory());
    for (let seed = 1; seed <= SEEDS; seed++) {
      // On a busy machine all seeds together outlast a lease.
      await Promise.all(INSTANCES.map((instance, at) => directories[at]!.renew(instance)));
      await run(seed, directories).catch((cause: unknown) => {
        throw new Error(`Race with seed ${seed}: ${String(cause)}`, { cause });
      });
    }
  }, 60_000);
}
