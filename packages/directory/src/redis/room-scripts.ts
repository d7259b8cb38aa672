import { toScript } from "./script.ts";

/**
 * The keys of a room share a hash tag, so that a script touches one slot. Those of the seats are gone by
 * themselves when nobody sits in the room; the room itself and what was said in it have a time to live then.
 *
 * A seat's value is text of four lines (seat-text.ts), of which only the first two are read here: no
 * JSON is decoded, since Redis refuses some that people can put in their names (half a surrogate pair).
 */
const ROOM = `
  -- hash: code, json, limit, keep-empty-ms, rights, their version, free ("1": they restrict nobody),
  -- said (how much), and draft while it is one
  local ROOM = KEYS[1]
  local SEATS = KEYS[2]   -- hash: seat -> its text
  local PEOPLE = KEYS[3]  -- hash: person -> seat
  local HOLDERS = KEYS[4] -- hash: instance -> how many seats it holds here
  local CHAT = KEYS[5]    -- list: what was said, the newest last
  local REACTIONS = KEYS[6]
  local ENDED = KEYS[7]   -- there for a while after the room was closed
  local EVENTS = ARGV[1]

  local function tell(kind, seated)
    local code = redis.call("HGET", ROOM, "code")
    redis.call("PUBLISH", EVENTS, kind .. "\\n" .. code .. "\\n" .. seated)
  end

  local function tellRights(said)
    redis.call("PUBLISH", EVENTS .. ":rights", redis.call("HGET", ROOM, "code") .. "\\n" .. said)
  end

  local function expire(ms)
    for _, key in ipairs({ ROOM, CHAT, REACTIONS }) do redis.call("PEXPIRE", key, ms) end
  end

  -- A room that is not there has no seats, even if Redis threw away one key and kept another.
  local function isGone()
    if redis.call("EXISTS", ROOM) == 1 then return false end
    redis.call("DEL", SEATS, PEOPLE, HOLDERS, CHAT, REACTIONS)
    return true
  end

  local function isReal()
    return not isGone() and redis.call("HEXISTS", ROOM, "draft") == 0
  end

  -- Instead of a draft, if there is one.
  local function keep(code, json, limit, keepEmptyMs, rights, version, free)
    redis.call("DEL", ROOM, CHAT, REACTIONS, ENDED)
    redis.call("HSET", ROOM, "code", code, "json", json, "limit", limit,
      "keep-empty-ms", keepEmptyMs, "rights", rights, "rights-version", version, "free", free)
    redis.call("PEXPIRE", ROOM, keepEmptyMs)
  end

  local function take(seat)
    local seated = redis.call("HGET", SEATS, seat)
    if not seated then return false end
    local instance, person = seated:match("^(.-)\\n(.-)\\n")
    redis.call("HDEL", SEATS, seat)
    redis.call("HDEL", PEOPLE, person)
    if redis.call("HINCRBY", HOLDERS, instance, -1) < 1 then
      redis.call("HDEL", HOLDERS, instance)
    end
    return seated
  end

  local function unseat(seat)
    local seated = take(seat)
    if not seated then return false end
    tell("member-left", seated)
    if redis.call("EXISTS", SEATS) == 0 then
      expire(redis.call("HGET", ROOM, "keep-empty-ms"))
    end
    return seated
  end

  local function unseatHeldBy(first)
    local dead, found, unseated = {}, false, {}
    for i = first, #ARGV do
      dead[ARGV[i]] = true
      found = found or redis.call("HEXISTS", HOLDERS, ARGV[i]) == 1
    end
    if not found then return unseated end
    local seats = redis.call("HGETALL", SEATS)
    for i = 1, #seats, 2 do
      if dead[seats[i + 1]:match("^(.-)\\n")] then unseated[#unseated + 1] = unseat(seats[i]) end
    end
    return unseated
  end
`;

/** events, code, json, limit, keepEmptyMs, rights, version, free → null, or the room that has the code. */
export const CREATE = toScript(`${ROOM}
  if isReal() then return redis.call("HGET", ROOM, "json") end
  keep(ARGV[2], ARGV[3], ARGV[4], ARGV[5], ARGV[6], ARGV[7], ARGV[8])
  tell("room-created", "")
  return false`);

/** events, code, json, limit, keepEmptyMs, rights, version, free. */
export const DRAFT = toScript(`${ROOM}
  if not isReal() then
    keep(ARGV[2], ARGV[3], ARGV[4], ARGV[5], ARGV[6], ARGV[7], ARGV[8])
    redis.call("HSET", ROOM, "draft", "")
  end`);

/** events, endedMs → the seats there were. */
export const CLOSE = toScript(`${ROOM}
  if not isReal() then
    redis.call("DEL", ROOM, CHAT, REACTIONS)
    return {}
  end
  local unseated = {}
  for _, seat in ipairs(redis.call("HKEYS", SEATS)) do
    unseated[#unseated + 1] = unseat(seat)
  end
  tell("room-closed", "")
  tellRights("")
  redis.call("DEL", ROOM, CHAT, REACTIONS)
  redis.call("SET", ENDED, "", "PX", ARGV[2])
  return unseated`);

/**
 * events, seat, person, instance, text, judged, …dead instances → null, or "other-rights", room and rights,
 * or "full", limit and who holds seats, or "seated", room, rights, said, the replaced seat, the lost ones,
 * and all there are now. `judged`: "" for whatever rights, "unread" for none but free ones, or a version.
 */
export const ADMIT = toScript(`${ROOM}
  local seat, person, instance, judged = ARGV[2], ARGV[3], ARGV[4], ARGV[6]
  if isGone() then return false end
  local json, rights, version, free, said =
    unpack(redis.call("HMGET", ROOM, "json", "rights", "rights-version", "free", "said"))
  if judged ~= "" and judged ~= version and not (judged == "unread" and free == "1") then
    return { "other-rights", json, rights }
  end
  local old = redis.call("HGET", PEOPLE, person)
  local moved = old == seat and take(seat)
  local replaced = old and not moved and unseat(old)
  -- Whoever is lost here made a place: it is never "full" afterwards, so nobody is lost untold.
  local lost = unseatHeldBy(7)
  local limit = tonumber(redis.call("HGET", ROOM, "limit"))
  if not old and redis.call("HLEN", SEATS) >= limit then
    return { "full", limit, redis.call("HKEYS", HOLDERS) }
  end
  if redis.call("HDEL", ROOM, "draft") == 1 then tell("room-created", "") end
  redis.call("HSET", SEATS, seat, ARGV[5])
  redis.call("HSET", PEOPLE, person, seat)
  redis.call("HINCRBY", HOLDERS, instance, 1)
  for _, key in ipairs({ ROOM, CHAT, REACTIONS }) do redis.call("PERSIST", key) end
  if not moved then tell("member-joined", ARGV[5]) end
  return { "seated", json, rights, said, replaced, lost, redis.call("HVALS", SEATS) }`);

/** events, seat, state → 1, or 0 when there is no such seat. */
export const UPDATE = toScript(`${ROOM}
  local seated = redis.call("HGET", SEATS, ARGV[2])
  if not seated then return 0 end
  local holder, rest = seated:match("^(.-\\n.-\\n).-(\\n.*)$")
  redis.call("HSET", SEATS, ARGV[2], holder .. ARGV[3] .. rest)
  return 1`);

/** events, seat → null, or the seat that was left. */
export const LEAVE = toScript(`${ROOM}
  return not isGone() and unseat(ARGV[2])`);

/** events, version, rights, free → null, 0 when that is not the version any more, or 1. */
export const CHANGE_RIGHTS = toScript(`${ROOM}
  if isGone() then return false end
  if redis.call("HGET", ROOM, "rights-version") ~= ARGV[2] then return 0 end
  redis.call("HSET", ROOM, "rights", ARGV[3], "rights-version", ARGV[2] + 1, "free", ARGV[4])
  tellRights(redis.call("HGET", ROOM, "json") .. "\\n" .. ARGV[3])
  return 1`);

/** events, line or reaction, json, how many to keep → null, or its number and who holds seats. */
export const SAY = toScript(`${ROOM}
  if isGone() then return false end
  local n = redis.call("HINCRBY", ROOM, "said", 1)
  local list = ARGV[2] == "line" and CHAT or REACTIONS
  redis.call("RPUSH", list, n .. "\\n" .. ARGV[3])
  redis.call("LTRIM", list, -ARGV[4], -1)
  local left = redis.call("PTTL", ROOM)
  if left >= 0 then redis.call("PEXPIRE", list, left) end
  return { n, redis.call("HKEYS", HOLDERS) }`);

/** events, …dead instances → the room's code and the seats that were theirs. */
export const PURGE = toScript(`${ROOM}
  if isGone() then return false end
  local code = redis.call("HGET", ROOM, "code")
  return { code, unseatHeldBy(2) }`);
