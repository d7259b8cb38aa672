import type { RoomCode } from "@efir/protocol";
import { guestToken } from "../support/wire-client.ts";
import { until } from "../support/until.ts";
import { Resident } from "./resident.ts";

const TELL_EVERY_MS = 200;
const NAMES = ["Anna", "Boris", "Clara", "Dmitri", "Elena", "Fyodor", "Galina", "Hugo"];

export interface Lateness {
  readonly medianMs: number;
  readonly p99Ms: number;
}

/** People who sit in one room all the time and tell each other something five times a second. */
export interface Residents {
  readonly people: readonly Resident[];
  /** What is wrong by those whose own socket was not cut; nothing, if all is well. */
  readonly wrongs: () => readonly string[];
  /** What is wrong by anybody. */
  readonly allWrongs: () => readonly string[];
  /** Who had to come back, and missed how many signals. */
  readonly disturbed: () => string;
  /** Resolves when all see all, and all that was told is heard; with how long that took. */
  readonly settle: (withinMs?: number) => Promise<number>;
  /** How late signals were while this was done. */
  readonly latenessOf: (what: () => Promise<unknown>) => Promise<Lateness>;
  readonly leave: () => void;
}

interface Place {
  readonly url: string;
  readonly room: RoomCode;
  readonly count?: number;
}

export async function startResidents({ url, room, count = 6 }: Place): Promise<Residents> {
  const wsUrl = `${url.replace("http", "ws")}/ws`;
  const people: Resident[] = [];
  for (const name of NAMES.slice(0, count)) {
    people.push(new Resident({ wsUrl, room, name, token: await guestToken(url, name) }));
  }
  const stop = talk(people);
  const seesAll = ({ isIn, sees }: Resident) =>
    isIn && people.every(({ name }) => sees.filter((seen) => seen === name).length === 1);

  async function settle(withinMs = 15_000): Promise<number> {
    const start = performance.now();
    await until("all see all", async () => people.every(seesAll), withinMs).catch(
      (cause: unknown) => {
        throw new Error(people.map((one) => `${one.name} sees ${one.sees.join()}`).join("; "), {
          cause,
        });
      },
    );
    const ms = performance.now() - start;
    const goal = pairs(people).map(({ from, to }) => from.ledger.told(seatOf(to)));
    await until("all that was told is heard", async () =>
      pairs(people).every(({ from, to }, n) => to.ledger.heard(seatOf(from)) >= (goal[n] ?? 0)),
    );
    return ms;
  }

  await settle();
  return {
    people,
    settle,
    wrongs: () => people.filter(({ isUndisturbed }) => isUndisturbed).flatMap(wrongsOf),
    allWrongs: () => people.flatMap(wrongsOf),
    disturbed: () =>
      people
        .filter(({ isUndisturbed }) => !isUndisturbed)
        .map(({ name, ledger }) => `${name} missed ${ledger.missing}`)
        .join(),
    latenessOf: async (what) => {
      const late: number[] = [];
      for (const person of people) person.onLate((ms) => late.push(ms));
      await what();
      late.sort((a, b) => a - b);
      const at = (share: number) => late[Math.floor(late.length * share)] ?? Infinity;
      return { medianMs: at(0.5), p99Ms: at(0.99) };
    },
    leave: () => {
      stop();
      for (const person of people) person.leaves();
    },
  };
}

function talk(people: readonly Resident[]): () => void {
  let round = 0;
  const timer = setInterval(() => {
    round++;
    for (const person of people) person.tellsEverybody(round);
  }, TELL_EVERY_MS);
  return () => clearInterval(timer);
}

function wrongsOf({ name, ledger: { missing }, roster }: Resident): string[] {
  const names = roster.map((member) => member.name);
  return [
    ...(missing > 0 ? [`${name} missed ${missing} signals`] : []),
    ...(new Set(names).size < names.length ? [`${name} sees somebody twice: ${names.join()}`] : []),
  ];
}

const pairs = (people: readonly Resident[]) =>
  people.flatMap((from) => people.filter((to) => to !== from).map((to) => ({ from, to })));

function seatOf({ name, seat }: Resident) {
  if (seat === null) throw new Error(`${name} has no seat`);
  return seat;
}
