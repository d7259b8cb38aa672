import * as v from "valibot";
import { GROUP_WINDOW_MS, type BotStore, type Card, type EditLimits } from "../store.ts";
import type { RedisStore } from "./redis-store.ts";
import { toScript } from "@efir/directory";

/**
 * cardEveryMs, how many in a window (0: no limit), windowMs → 0, or how long to wait. Time is nothing but
 * times to live: each place in the group's allowance is a key that lives for a window.
 */
const TAKE_TURN = toScript(`
  local PAUSED, TURN, ALLOWANCE = KEYS[1], KEYS[2], KEYS[3]
  local function left(key) return math.max(redis.call("PTTL", key), 0) end

  local wait, place = math.max(left(PAUSED), left(TURN)), nil
  local places, soonest = tonumber(ARGV[2]), nil
  for n = 1, places do
    local taken = left(ALLOWANCE .. ":" .. n)
    if taken == 0 then
      place = ALLOWANCE .. ":" .. n
      break
    end
    soonest = math.min(soonest or taken, taken)
  end
  if places > 0 and not place then wait = math.max(wait, soonest) end
  if wait > 0 then return wait end

  redis.call("SET", TURN, "", "PX", ARGV[1])
  if place then redis.call("SET", place, "", "PX", ARGV[3]) end
  return 0`);

/** ms. The longer pause counts. */
const PAUSE = toScript(`
  if redis.call("PTTL", KEYS[1]) < tonumber(ARGV[1]) then
    redis.call("SET", KEYS[1], "", "PX", ARGV[1])
  end`);

const perMinute = (card: Card, { groupPerMinute }: EditLimits): number =>
  card.kind === "message" && card.chatKind !== "private" ? groupPerMinute : 0;

export const redisTurns = ({ run, keys }: RedisStore): Pick<BotStore, "takeTurn" | "pause"> => ({
  takeTurn: async (card, limits) => {
    const where = [keys.paused(card), keys.turn(card), keys.allowance(card)];
    const asked = [limits.cardEveryMs, perMinute(card, limits), GROUP_WINDOW_MS];
    return v.parse(v.number(), await run(TAKE_TURN, where, ...asked));
  },
  pause: async (card, ms) => {
    await run(PAUSE, [keys.paused(card)], ms);
  },
});
