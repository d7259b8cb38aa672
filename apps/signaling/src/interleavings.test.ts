import { expect, it } from "vitest";
import { seededRandom } from "@efir/kit";
import { QUIET, roster, type Client } from "./testing/client.ts";
import { createSteppedBus, createSteps, delayDirectory } from "./testing/delayed.ts";
import { createWorld, type TestInstance } from "./testing/world.ts";

const SEEDS = 100;
const PEOPLE = ["Anna", "Boris", "Vera", "Gleb", "Dina"];
const ACTIONS = 60;

const soon = async () => {
  for (let round = 0; round < 3; round++) await new Promise((done) => setImmediate(done));
};

/** Seats and states by the directory; how loud is not kept there. */
async function truth(world: ReturnType<typeof createWorld>) {
  const seated = await world.directory.members("room123" as never);
  return seated.map(({ member }) => [member.seat, member.name, { ...member.state, level: 0 }]);
}

function seen(client: Client) {
  const members = [...roster(client.inbox).values()];
  members.sort((a, b) => a.joinedAt - b.joinedAt || (a.seat < b.seat ? -1 : 1));
  return members.map(({ seat, name, state }) => [seat, name, { ...state, level: 0 }]);
}

async function run(seed: number) {
  const random = seededRandom(seed);
  const pick = <T>(all: readonly T[]): T => all[Math.floor(random() * all.length)]!;
  const world = createWorld();
  const steps = createSteps();
  const bus = createSteppedBus(steps);
  const directory = delayDirectory(world.directory, steps);
  const instances: TestInstance[] = [];
  for (const name of ["one", "two", "three"].slice(0, 2 + (seed % 2))) {
    instances.push(await world.start({ name, bus: bus(name), directory }));
  }
  const clients: Client[] = [];
  const open = () => clients.filter((client) => client.closedWith() === null);

  const actions = [
    () => {
      const client = pick(instances).connect({ name: pick(PEOPLE) });
      client.hello();
      client.join();
      clients.push(client);
    },
    () => open().length > 0 && pick(open()).say({ type: "leave" }),
    () => open().length > 0 && pick(open()).join(),
    () => {
      const gone = open()[Math.floor(random() * open().length)];
      if (!gone) return;
      clients.splice(clients.indexOf(gone), 1);
      gone.drop();
    },
    () => {
      const state = { ...QUIET, hand: random() < 0.5, level: Math.floor(random() * 4) };
      if (open().length > 0) pick(open()).say({ type: "state", state });
    },
  ];

  for (let action = 0; action < ACTIONS; action++) {
    world.clock.advance(1);
    actions[Math.floor(random() * actions.length)]!();
    for (let count = Math.floor(random() * 8); count > 0; count--) {
      steps.take(random());
      await new Promise((done) => setImmediate(done));
    }
  }
  do await soon();
  while (steps.take(random()));

  const seated = await truth(world);
  const inRoom = open().filter((client) => roster(client.inbox).size > 0);
  expect(inRoom.map((client) => client.seat()).sort()).toEqual(seated.map(([seat]) => seat).sort());
  for (const client of inRoom) {
    // Nobody is told of its own state.
    const others = (list: typeof seated) => list.filter(([seat]) => seat !== client.seat());
    expect(others(seen(client))).toEqual(others(seated));
  }
  return seated.length;
}

it(`[SG50] however news, questions and answers are delayed, all rosters end as the directory's (${SEEDS} seeds)`, async () => {
  let seated = 0;
  for (let seed = 1; seed <= SEEDS; seed++) {
    try {
      seated += await run(seed);
    } catch (cause) {
      throw new Error(`Seed ${seed}`, { cause });
    }
  }
  expect(seated).toBeGreaterThan(SEEDS); // there was something to agree about
}, 60_000);
