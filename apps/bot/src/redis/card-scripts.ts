import { toScript } from "@efir/directory";

/** name, json, forMs. */
export const ADD_CARD = toScript(`
  redis.call("HSET", KEYS[1], ARGV[1], ARGV[2])
  redis.call("PEXPIRE", KEYS[1], ARGV[3])`);

export const DROP_CARD = toScript(`redis.call("HDEL", KEYS[1], ARGV[1])`);

/** name, new name, new json. One that is not there any more does not come back. */
export const REPLACE_CARD = toScript(`
  if redis.call("HDEL", KEYS[1], ARGV[1]) == 0 then return end
  local left = redis.call("PTTL", KEYS[1])
  redis.call("HSET", KEYS[1], ARGV[2], ARGV[3])
  if left < 0 then redis.call("PEXPIRE", KEYS[1], ARGV[4]) end`);

/** forMs → all cards. */
export const CARDS = toScript(`
  redis.call("PEXPIRE", KEYS[1], ARGV[1])
  return redis.call("HVALS", KEYS[1])`);

/** → whether there are any. */
export const HAS_CARDS = toScript(`return redis.call("EXISTS", KEYS[1])`);

/** what, forMs. */
export const ADD_TO_SET = toScript(`
  redis.call("SADD", KEYS[1], ARGV[1])
  redis.call("PEXPIRE", KEYS[1], ARGV[2])`);

export const TAKE_FROM_SET = toScript(`redis.call("SREM", KEYS[1], ARGV[1])`);

export const SET_MEMBERS = toScript(`return redis.call("SMEMBERS", KEYS[1])`);
