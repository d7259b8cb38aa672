import * as v from "valibot";
import {
  bucketOf,
  dayOf,
  hourOf,
  KEEP_DAY_MS,
  MOST_TROUBLES,
  toDay,
  type Figures,
} from "../figures.ts";
import { runOn, type ScriptRunner } from "./script-runner.ts";
import { toScript } from "./script.ts";

/** day; what, times, keepMs */
const ADD = toScript(`
  redis.call("HINCRBY", KEYS[1], ARGV[1], ARGV[2])
  return redis.call("PEXPIRE", KEYS[1], ARGV[3])`);

/** day; what, value, keepMs */
const RAISE = toScript(`
  local known = tonumber(redis.call("HGET", KEYS[1], ARGV[1]) or "0")
  if tonumber(ARGV[2]) > known then redis.call("HSET", KEYS[1], ARGV[1], ARGV[2]) end
  return redis.call("PEXPIRE", KEYS[1], ARGV[3])`);

const READ = toScript(`return redis.call("HGETALL", KEYS[1])`);

/** troubles; json, most, keepMs */
const TELL = toScript(`
  redis.call("LPUSH", KEYS[1], ARGV[1])
  redis.call("LTRIM", KEYS[1], 0, tonumber(ARGV[2]) - 1)
  return redis.call("PEXPIRE", KEYS[1], ARGV[3])`);

const LIST = toScript(`return redis.call("LRANGE", KEYS[1], 0, -1)`);

const Texts = v.array(v.string());
const Trouble = v.object({ at: v.number(), what: v.string() });

/** Figures that all instances add up. It opens no connection: the one it was given stays its owner's. */
export function createRedisFigures(
  redis: ScriptRunner,
  { prefix = "efir" }: { readonly prefix?: string } = {},
): Figures {
  const run = runOn(redis);
  const day = (at: number) => `${prefix}:figures:${dayOf(at)}`;
  const troubles = `${prefix}:figures:troubles`;
  const add = async (what: string, at: number, times: number) => {
    await run(ADD, [day(at)], what, times, KEEP_DAY_MS);
  };
  return {
    count: (what, at, times = 1) => add(`${what}:${hourOf(at)}`, at, times),
    time: (what, ms, at) => add(`${what}:${bucketOf(ms)}`, at, 1),
    peak: async (what, value, at) => {
      await run(RAISE, [day(at)], `${what}:${hourOf(at)}`, value, KEEP_DAY_MS);
    },
    day: async (at) => toDay(toMap(v.parse(Texts, await run(READ, [day(at)])))),
    trouble: async (trouble) => {
      await run(TELL, [troubles], JSON.stringify(trouble), MOST_TROUBLES, KEEP_DAY_MS);
    },
    troubles: async () =>
      v.parse(Texts, await run(LIST, [troubles])).map((json) => v.parse(Trouble, JSON.parse(json))),
  };
}

function toMap(pairs: readonly string[]): ReadonlyMap<string, number> {
  const map = new Map<string, number>();
  for (let at = 0; at + 1 < pairs.length; at += 2) map.set(pairs[at] ?? "", Number(pairs[at + 1]));
  return map;
}
