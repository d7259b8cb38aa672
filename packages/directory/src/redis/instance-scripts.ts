import { toScript } from "./script.ts";

/** All that is known of instances shares a hash tag: who lives is one question, however many there are. */
const INSTANCES = `
  local KNOWN = KEYS[1] -- set: every instance whose seats may still be somewhere
  local function lease(instance) return KNOWN .. ":lease:" .. instance end
  local function rooms(instance) return KNOWN .. ":rooms:" .. instance end

  local function split()
    local living, dead = {}, {}
    for _, instance in ipairs(redis.call("SMEMBERS", KNOWN)) do
      local side = redis.call("EXISTS", lease(instance)) == 1 and living or dead
      side[#side + 1] = instance
    end
    return living, dead
  end
`;

/** instance, leaseMs → whether it had a lease, and who lives now. */
export const RENEW = toScript(`${INSTANCES}
  local held = redis.call("EXISTS", lease(ARGV[1]))
  redis.call("SET", lease(ARGV[1]), "", "PX", ARGV[2])
  redis.call("SADD", KNOWN, ARGV[1])
  local living = split()
  return { held, living }`);

/** → who lives, and who does not. */
export const ROLL_CALL = toScript(`${INSTANCES}
  local living, dead = split()
  return { living, dead }`);

/** instance, …rooms that hold no seat of it any more. One that lives again may have new seats there. */
export const FORGET = toScript(`${INSTANCES}
  if redis.call("EXISTS", lease(ARGV[1])) == 1 then return 0 end
  for i = 2, #ARGV do redis.call("SREM", rooms(ARGV[1]), ARGV[i]) end
  if redis.call("EXISTS", rooms(ARGV[1])) == 0 then redis.call("SREM", KNOWN, ARGV[1]) end
  return 1`);
