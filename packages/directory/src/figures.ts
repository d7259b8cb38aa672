export type Counted = "joins" | "resumes";
export type Peaked = "rooms" | "people";
export type Timed = "first-audio";

/** Something that went wrong, in words of ours that name nobody. */
export interface Trouble {
  readonly at: number;
  readonly what: string;
}

/** A day, hour by hour, in UTC. */
export interface DayOfFigures {
  readonly joins: readonly number[];
  readonly resumes: readonly number[];
  /** The most at once in each hour. */
  readonly rooms: readonly number[];
  readonly people: readonly number[];
  /** Null when none was measured. */
  readonly firstAudioMs: number | null;
}

/**
 * What the people who run it want to know of a day, added up by all instances. Rules FG1 to FGn:
 * figures.contract.ts. Throws when its store is out of reach.
 */
export interface Figures {
  /** Once, or as often as is said. */
  readonly count: (what: Counted, at: number, times?: number) => Promise<void>;
  readonly peak: (what: Peaked, value: number, at: number) => Promise<void>;
  readonly time: (what: Timed, ms: number, at: number) => Promise<void>;
  readonly day: (at: number) => Promise<DayOfFigures>;
  readonly trouble: (trouble: Trouble) => Promise<void>;
  /** The newest first. */
  readonly troubles: () => Promise<readonly Trouble[]>;
}

export const KEEP_DAY_MS = 8 * 24 * 60 * 60_000;
export const MOST_TROUBLES = 20;

const HOUR_MS = 60 * 60_000;
const SHORTEST_MS = 50;
const STEP = 1.15;
const BUCKETS = 50;

export const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10);
export const hourOf = (at: number): number => Math.floor(at / HOUR_MS) % 24;

/** Times are kept as how many there were of about this length: a median needs no more. */
export const bucketOf = (ms: number): number =>
  Math.min(
    BUCKETS,
    Math.max(0, Math.ceil(Math.log(Math.max(ms, 1) / SHORTEST_MS) / Math.log(STEP))),
  );

const middleOf = (bucket: number): number => SHORTEST_MS * STEP ** (bucket - 0.5);

/** What was counted, by `what:hour` or `what:bucket`, read as a day. */
export function toDay(counted: ReadonlyMap<string, number>): DayOfFigures {
  const hours = (what: Counted | Peaked) =>
    Array.from({ length: 24 }, (_, hour) => counted.get(`${what}:${hour}`) ?? 0);
  return {
    joins: hours("joins"),
    resumes: hours("resumes"),
    rooms: hours("rooms"),
    people: hours("people"),
    firstAudioMs: medianOf(counted, "first-audio"),
  };
}

function medianOf(counted: ReadonlyMap<string, number>, what: Timed): number | null {
  const counts = Array.from({ length: BUCKETS + 1 }, (_, n) => counted.get(`${what}:${n}`) ?? 0);
  const half = counts.reduce((sum, count) => sum + count, 0) / 2;
  if (half === 0) return null;
  let seen = 0;
  for (const [bucket, count] of counts.entries()) {
    seen += count;
    if (seen >= half) return Math.round(middleOf(bucket));
  }
  return null;
}
