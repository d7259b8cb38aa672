import { seededRandom } from "@efir/kit";
import { afterEach, expect, it } from "vitest";
import { readCardFacts } from "./card-facts.ts";
import { cardText } from "./card-text.ts";
import { aRoom, createWorld, inGroup, ROOM, type World } from "./testing/world.ts";

const MINUTE = 60_000;
const GROUP = -100;
const EVENTS = 200;
const PEOPLE = 30;

let world: World;
afterEach(() => world.close());

/** Joins and leaves at random moments of one minute, which pass on the way. */
async function storm(seed: number): Promise<void> {
  const random = seededRandom(seed);
  const isHere = new Set<number>();
  const moments = Array.from({ length: EVENTS }, () => random() * MINUTE).sort((a, b) => a - b);
  let passed = 0;
  for (const moment of moments) {
    await world.passes(moment - passed);
    passed = moment;
    const person = Math.floor(random() * PEOPLE);
    if (isHere.delete(person)) await world.leaves(person);
    else {
      isHere.add(person);
      await world.joins(person, ROOM, `Person ${person}`);
    }
  }
}

/** The most calls that any window of a minute holds. */
function mostInAMinute(times: readonly number[]): number {
  return Math.max(
    0,
    ...times.map((end) => times.filter((at) => at > end - MINUTE && at <= end).length),
  );
}

it.each([
  { cards: 1, keepers: 1, seed: 1 },
  { cards: 1, keepers: 2, seed: 2 },
  { cards: 3, keepers: 1, seed: 3 },
  { cards: 3, keepers: 2, seed: 4 },
  { cards: 3, keepers: 2, seed: 5 },
])(
  "[TRAP16] 200 joins and leaves in a minute: 15 edits a minute in the group at most, and the last one is true: $cards cards, $keepers keepers, seed $seed",
  async ({ cards, keepers, seed }) => {
    world = createWorld();
    await world.directory.createRoom(aRoom());
    for (let n = 1; n <= cards; n++) await world.store.addCard(ROOM, inGroup(n, GROUP));
    for (let n = 1; n <= keepers; n++) await world.startKeeper();

    await storm(seed);
    await world.passes(3 * MINUTE, 250);

    const times = world.telegram.calls.map(({ at }) => at);
    expect(mostInAMinute(times)).toBeLessThanOrEqual(15);
    expect(mostInAMinute(times)).toBeGreaterThan(10); // it is a storm, and the cards do follow it
    const facts = await readCardFacts(world.deps, ROOM);
    for (let n = 1; n <= cards; n++) {
      expect(world.telegram.textOf(`${GROUP}:${n}`)).toBe(cardText(facts!, "en"));
      const own = world.telegram.calls.filter(({ message }) => message === `${GROUP}:${n}`);
      const gaps = own.slice(1).map(({ at }, before) => at - own[before]!.at);
      expect(Math.min(...gaps)).toBeGreaterThanOrEqual(3_000);
    }
    expect(world.telegram.refused).toEqual([]);
  },
  30_000,
);
