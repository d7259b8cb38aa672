import { Person, RoomCode } from "@efir/protocol";
import * as v from "valibot";
import type { MoveKeys } from "../move-keys.ts";
import { runOn, type ScriptRunner } from "./script-runner.ts";
import { toScript } from "./script.ts";

/** key, the person's newest; before each key, key, text, keepMs */
const KEEP = toScript(`
  local old = redis.call("GET", KEYS[2])
  if old then redis.call("DEL", ARGV[1] .. old) end
  redis.call("SET", KEYS[2], ARGV[2], "PX", ARGV[4])
  return redis.call("SET", KEYS[1], ARGV[3], "PX", ARGV[4])`);

const REDEEM = toScript(`return redis.call("GETDEL", KEYS[1])`);

/** seat; how, keepMs */
const LEAVE = toScript(`return redis.call("SET", KEYS[1], ARGV[1], "PX", ARGV[2])`);
const LEFT = toScript(`return redis.call("GET", KEYS[1])`);

const Text = v.nullable(v.string());
const Json = v.pipe(v.string(), v.parseJson(), v.object({ person: Person, room: RoomCode }));

/** Keys that all instances share. It opens no connection: the one it was given stays its owner's. */
export function createRedisMoveKeys(
  redis: ScriptRunner,
  { prefix = "efir" }: { readonly prefix?: string } = {},
): MoveKeys {
  const run = runOn(redis);
  const base = `${prefix}:{moves}`;
  const of = `${base}:key:`;
  const left = `${base}:left:`;
  return {
    keep: async (key, moving, keepMs) => {
      const keys = [of + key, `${base}:of:${moving.person.id}`];
      await run(KEEP, keys, of, key, JSON.stringify(moving), keepMs);
    },
    redeem: async (key) => {
      const text = v.parse(Text, await run(REDEEM, [of + key]));
      const read = v.safeParse(Json, text); // what another version wrote is not known
      return read.success ? read.output : null;
    },
    leaveBehind: async (seat, how, keepMs) => {
      await run(LEAVE, [left + seat], how, keepMs);
    },
    leftBehind: async (seat) => {
      const how = v.parse(Text, await run(LEFT, [left + seat]));
      // An older version knows of nobody who was taken over, and writes no word.
      return how === null || how === "taken-over" ? how : "moved-away";
    },
  };
}
