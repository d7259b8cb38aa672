import {
  bucketOf,
  dayOf,
  hourOf,
  KEEP_DAY_MS,
  MOST_TROUBLES,
  toDay,
  type Figures,
  type Trouble,
} from "../figures.ts";

/** Figures of one process. They are gone with the process. */
export function createMemoryFigures(): Figures {
  const days = new Map<string, Map<string, number>>();
  let troubles: readonly Trouble[] = [];

  function dayAt(at: number): Map<string, number> {
    const name = dayOf(at);
    const oldest = dayOf(at - KEEP_DAY_MS);
    for (const each of days.keys()) if (each < oldest) days.delete(each);
    const day = days.get(name) ?? new Map<string, number>();
    days.set(name, day);
    return day;
  }

  function add(what: string, at: number, times: number): Promise<void> {
    const day = dayAt(at);
    day.set(what, (day.get(what) ?? 0) + times);
    return Promise.resolve();
  }

  return {
    count: (what, at, times = 1) => add(`${what}:${hourOf(at)}`, at, times),
    time: (what, ms, at) => add(`${what}:${bucketOf(ms)}`, at, 1),
    peak: (what, value, at) => {
      const name = `${what}:${hourOf(at)}`;
      const day = dayAt(at);
      day.set(name, Math.max(day.get(name) ?? 0, value));
      return Promise.resolve();
    },
    day: (at) => Promise.resolve(toDay(days.get(dayOf(at)) ?? new Map())),
    trouble: (trouble) => {
      troubles = [trouble, ...troubles].slice(0, MOST_TROUBLES);
      return Promise.resolve();
    },
    troubles: () => Promise.resolve(troubles),
  };
}
