import { toScript } from "@efir/directory";

/*
 * A lane is a list of messages, the one that is worked on first. A lane that is not empty has exactly one
 * turn: an entry of the stream `turns`, or a place in `later`. An entry that a worker holds is pending in
 * the consumer group: it is that worker's until it is acknowledged, or claimed by another after a while.
 */
export const GROUP = "workers";

const HELD = `
  local function held(turns, worker, turn)
    local entry = redis.call("XPENDING", turns, "${GROUP}", turn, turn, 1)[1]
    return entry ~= nil and entry[2] == worker
  end
  local function give_turn(turns, lane) redis.call("XADD", turns, "*", "lane", lane) end
  local function end_turn(turns, turn)
    redis.call("XACK", turns, "${GROUP}", turn)
    redis.call("XDEL", turns, turn)
  end`;

/** turns → the group is there. */
export const MAKE_GROUP = toScript(`
  local made = redis.pcall("XGROUP", "CREATE", KEYS[1], "${GROUP}", "0", "MKSTREAM")
  if made.err and not string.find(made.err, "BUSYGROUP") then return made end
  return 1`);

/** record, lane, turns, waiting, once, paceOfKey, paceOfClient; what the arrival says → what became of it */
export const ACCEPT = toScript(`${HELD}
  local id, json, lane, mark, now = ARGV[1], ARGV[2], ARGV[3], ARGV[4], tonumber(ARGV[5])
  if mark ~= "" then
    local known = redis.call("GET", KEYS[5])
    if known then
      local space = string.find(known, " ", 1, true)
      if string.sub(known, 1, space - 1) ~= mark then return {"reused"} end
      return {"known", string.sub(known, space + 1)}
    end
  end
  if tonumber(redis.call("GET", KEYS[4]) or "0") >= tonumber(ARGV[7]) then return {"waiting"} end
  if redis.call("LLEN", KEYS[2]) >= tonumber(ARGV[8]) then return {"waiting-of-client"} end
  local until_, names = {}, {"key", "client"}
  for i = 1, 2 do
    local every, burst = tonumber(ARGV[7 + 2 * i]), tonumber(ARGV[8 + 2 * i])
    until_[i] = math.max(now, tonumber(redis.call("GET", KEYS[5 + i]) or "0"))
    local wait = until_[i] - now - (burst - 1) * every
    if wait > 0 then return {names[i], string.format("%.0f", wait)} end
  end
  for i = 1, 2 do
    local next_ = until_[i] + tonumber(ARGV[7 + 2 * i])
    local keep = math.max(1, math.ceil(next_ - now))
    redis.call("SET", KEYS[5 + i], string.format("%.3f", next_), "PX", keep)
  end
  if mark ~= "" then redis.call("SET", KEYS[5], mark .. " " .. id, "PX", ARGV[6]) end
  redis.call("SET", KEYS[1], json)
  redis.call("INCR", KEYS[4])
  if redis.call("RPUSH", KEYS[2], id) == 1 then give_turn(KEYS[3], lane) end
  return {"new"}`);

/**
 * turns, later; worker, most, now, leaseMs, cursor ("" for not now), lanePrefix, recordPrefix
 * → cursor, then of each turn: its name, how often it was taken, the message.
 * The names of lanes and records come out of the stream; they are in the same slot.
 */
export const TAKE = toScript(`${HELD}
  local turns, worker, most = KEYS[1], ARGV[1], tonumber(ARGV[2])
  for _, lane in ipairs(redis.call("ZRANGEBYSCORE", KEYS[2], "-inf", ARGV[3], "LIMIT", 0, 200)) do
    redis.call("ZREM", KEYS[2], lane)
    give_turn(turns, lane)
  end
  local entries, cursor = {}, ""
  if ARGV[5] ~= "" then
    local claimed = redis.call("XAUTOCLAIM", turns, "${GROUP}", worker, ARGV[4], ARGV[5], "COUNT", most)
    cursor = claimed[1]
    for _, entry in ipairs(claimed[2]) do
      local takes = redis.call("XPENDING", turns, "${GROUP}", entry[1], entry[1], 1)[1][4]
      entries[#entries + 1] = {entry[1], takes, entry[2][2]}
    end
  end
  if #entries < most then
    local read = redis.call("XREADGROUP", "GROUP", "${GROUP}", worker, "COUNT", most - #entries, "STREAMS", turns, ">")
    if read then
      for _, entry in ipairs(read[1][2]) do entries[#entries + 1] = {entry[1], 1, entry[2][2]} end
    end
  end
  local out = {cursor}
  for _, entry in ipairs(entries) do
    local id = redis.call("LINDEX", ARGV[6] .. entry[3], 0)
    local json = id and redis.call("GET", ARGV[7] .. id)
    if json then
      out[#out + 1] = entry[1]
      out[#out + 1] = entry[2]
      out[#out + 1] = json
    else
      end_turn(turns, entry[1])
    end
  end
  return out`);

/** turns; worker, turns' names… → held for another while */
export const RENEW = toScript(`${HELD}
  for i = 2, #ARGV do
    if held(KEYS[1], ARGV[1], ARGV[i]) then
      redis.call("XCLAIM", KEYS[1], "${GROUP}", ARGV[1], 0, ARGV[i], "JUSTID")
    end
  end
  return 1`);

/** turns, record; worker, turn, json → was it held */
export const SAVE = toScript(`${HELD}
  if not held(KEYS[1], ARGV[1], ARGV[2]) then return 0 end
  redis.call("SET", KEYS[2], ARGV[3])
  return 1`);

/** turns, record, lane, waiting, dead; worker, turn, json, lane, id, keepMs, diedAt ("" for not), mostDead → was it held */
export const SETTLE = toScript(`${HELD}
  if not held(KEYS[1], ARGV[1], ARGV[2]) then return 0 end
  end_turn(KEYS[1], ARGV[2])
  redis.call("SET", KEYS[2], ARGV[3], "PX", ARGV[6])
  redis.call("LPOP", KEYS[3])
  redis.call("DECR", KEYS[4])
  if ARGV[7] ~= "" then
    redis.call("ZADD", KEYS[5], ARGV[7], ARGV[5])
    redis.call("ZREMRANGEBYRANK", KEYS[5], 0, -1 - tonumber(ARGV[8]))
  end
  if redis.call("LLEN", KEYS[3]) > 0 then give_turn(KEYS[1], ARGV[4]) end
  return 1`);

/** turns, record, later; worker, turn, json, lane, dueAt → was it held */
export const POSTPONE = toScript(`${HELD}
  if not held(KEYS[1], ARGV[1], ARGV[2]) then return 0 end
  end_turn(KEYS[1], ARGV[2])
  redis.call("SET", KEYS[2], ARGV[3])
  redis.call("ZADD", KEYS[3], ARGV[5], ARGV[4])
  return 1`);

/** turns, record, lane, waiting, dead; id, json, lane → was it a dead letter */
export const REPLAY = toScript(`${HELD}
  if redis.call("ZREM", KEYS[5], ARGV[1]) == 0 then return 0 end
  redis.call("SET", KEYS[2], ARGV[2])
  redis.call("INCR", KEYS[4])
  if redis.call("RPUSH", KEYS[3], ARGV[1]) == 1 then give_turn(KEYS[1], ARGV[3]) end
  return 1`);

/** record → json */
export const READ = toScript(`return redis.call("GET", KEYS[1])`);

/** dead; most, recordPrefix → the messages, newest first. Those whose time is over are forgotten. */
export const DEAD_LETTERS = toScript(`
  local out = {}
  for _, id in ipairs(redis.call("ZREVRANGE", KEYS[1], 0, tonumber(ARGV[1]) - 1)) do
    local json = redis.call("GET", ARGV[2] .. id)
    if json then out[#out + 1] = json else redis.call("ZREM", KEYS[1], id) end
  end
  return out`);

/** waiting, dead → how many of each */
export const FIGURES = toScript(`
  return {tonumber(redis.call("GET", KEYS[1]) or "0"), redis.call("ZCARD", KEYS[2])}`);

/** turns → consumers that hold nothing and have not been heard of for an hour are struck off */
export const SWEEP = toScript(`
  for _, consumer in ipairs(redis.call("XINFO", "CONSUMERS", KEYS[1], "${GROUP}")) do
    if consumer[4] == 0 and consumer[6] > 3600000 then
      redis.call("XGROUP", "DELCONSUMER", KEYS[1], "${GROUP}", consumer[2])
    end
  end
  return 1`);
