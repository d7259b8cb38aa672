import { toScript } from "@efir/directory";

/** text, forMs → what is there now: the text, or the one that was there before it. */
export const PUT_ONCE = toScript(`
  local was = redis.call("GET", KEYS[1])
  if was then return was end
  redis.call("SET", KEYS[1], ARGV[1], "PX", ARGV[2])
  return ARGV[1]`);

/** forMs → 1 for the first, 0 for all others. */
export const CLAIM = toScript(`
  return redis.call("SET", KEYS[1], "", "NX", "PX", ARGV[1]) and 1 or 0`);

/** text, forMs. */
export const PUT = toScript(`redis.call("SET", KEYS[1], ARGV[1], "PX", ARGV[2])`);

export const GET = toScript(`return redis.call("GET", KEYS[1])`);

/** forMs → the text, which is kept for as long again; or null. */
export const USE = toScript(`
  redis.call("PEXPIRE", KEYS[1], ARGV[1])
  return redis.call("GET", KEYS[1])`);

export const DELETE = toScript(`redis.call("DEL", KEYS[1])`);
