import { runOn, toScript, type ScriptRunner } from "@efir/directory";
import * as v from "valibot";
import type { Notes } from "../notes.ts";
import { queueKeys } from "./queue-keys.ts";
import { READ } from "./queue-scripts.ts";

/** text; text, keepMs */
const WRITE = toScript(`return redis.call("SET", KEYS[1], ARGV[1], "PX", ARGV[2])`);

/** text, set */
const DROP = toScript(`return redis.call("DEL", KEYS[1], KEYS[2])`);

/** set; member, keepMs → how many there are */
const GATHER = toScript(`
  redis.call("SADD", KEYS[1], ARGV[1])
  redis.call("PEXPIRE", KEYS[1], ARGV[2])
  return redis.call("SCARD", KEYS[1])`);

/** Notes that many instances share. It opens no connection: the one it was given stays its owner's. */
export function createRedisNotes(
  redis: ScriptRunner,
  { prefix = "efir" }: { readonly prefix?: string } = {},
): Notes {
  const run = runOn(redis);
  const keys = queueKeys(prefix);
  const text = (name: string) => keys.note(`text:${name}`);
  const set = (name: string) => keys.note(`set:${name}`);
  return {
    read: async (name) => v.parse(v.nullable(v.string()), await run(READ, [text(name)])),
    write: async (name, value, keepMs) => {
      await run(WRITE, [text(name)], value, keepMs);
    },
    drop: async (name) => {
      await run(DROP, [text(name), set(name)]);
    },
    gather: async (name, member, keepMs) =>
      v.parse(v.number(), await run(GATHER, [set(name)], member, keepMs)),
  };
}
