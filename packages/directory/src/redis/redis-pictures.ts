import * as v from "valibot";
import {
  MOST_KEEP_MS,
  MOST_PICTURE_BYTES,
  weight,
  type Picture,
  type Pictures,
} from "../pictures.ts";
import { runOn, type ScriptRunner } from "./script-runner.ts";
import { toScript } from "./script.ts";

const READ = toScript(`return redis.call("GET", KEYS[1])`);

/** picture, order (person, by when it runs out), weights (person: bytes); before each person's key, person, text, weight, keepMs, most, longest */
const WRITE = toScript(`
  local time = redis.call("TIME")
  local now = time[1] * 1000 + math.floor(time[2] / 1000)
  local function forget(person)
    redis.call("ZREM", KEYS[2], person)
    redis.call("HDEL", KEYS[3], person)
    redis.call("DEL", ARGV[1] .. person)
  end
  for _, person in ipairs(redis.call("ZRANGE", KEYS[2], "-inf", now, "BYSCORE")) do forget(person) end
  redis.call("SET", KEYS[1], ARGV[3], "PX", ARGV[5])
  redis.call("ZADD", KEYS[2], now + ARGV[5], ARGV[2])
  redis.call("HSET", KEYS[3], ARGV[2], ARGV[4])
  local bytes = 0
  for _, weight in ipairs(redis.call("HVALS", KEYS[3])) do bytes = bytes + weight end
  for _, person in ipairs(redis.call("ZRANGE", KEYS[2], 0, -1)) do
    if bytes <= tonumber(ARGV[6]) then break end
    bytes = bytes - redis.call("HGET", KEYS[3], person)
    forget(person)
  end
  redis.call("PEXPIRE", KEYS[2], ARGV[7])
  return redis.call("PEXPIRE", KEYS[3], ARGV[7])`);

const NONE = "none";
const Text = v.nullable(v.string());
const Json = v.pipe(
  v.string(),
  v.parseJson(),
  v.object({ id: v.string(), type: v.string(), base64: v.string() }),
);

interface RedisPicturesOptions {
  readonly prefix?: string;
  readonly mostBytes?: number;
}

/** Pictures that all instances share. It opens no connection: the one it was given stays its owner's. */
export function createRedisPictures(
  redis: ScriptRunner,
  { prefix = "efir", mostBytes = MOST_PICTURE_BYTES }: RedisPicturesOptions = {},
): Pictures {
  const run = runOn(redis);
  const base = `${prefix}:{pictures}`;
  const of = `${base}:of:`;
  return {
    read: async (person) => {
      const text = v.parse(Text, await run(READ, [of + person]));
      return text === null || text === NONE ? text : toPicture(text);
    },
    write: async (person, picture, keepMs) => {
      const text = picture === "none" ? NONE : toText(picture);
      const keys = [of + person, `${base}:order`, `${base}:weights`];
      const limits = [keepMs, mostBytes, MOST_KEEP_MS];
      await run(WRITE, keys, of, person, text, weight(picture), ...limits);
    },
  };
}

const toText = ({ id, type, bytes }: Picture): string =>
  JSON.stringify({ id, type, base64: Buffer.from(bytes).toString("base64") });

/** What another version wrote is not known. */
function toPicture(text: string): Picture | null {
  const read = v.safeParse(Json, text);
  if (!read.success) return null;
  const { id, type, base64 } = read.output;
  return { id, type, bytes: new Uint8Array(Buffer.from(base64, "base64")) };
}
