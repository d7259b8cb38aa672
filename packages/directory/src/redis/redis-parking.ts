import type { SeatId } from "@efir/protocol";
import * as v from "valibot";
import { PARKED_MS } from "../directory.ts";
import type { RedisStore } from "./redis-store.ts";
import { run, toScript } from "./script.ts";

/** → what was there, for whoever comes first. */
const TAKE = toScript(`
  local parcel = redis.call("GET", KEYS[1])
  redis.call("DEL", KEYS[1])
  return parcel`);

export async function park(
  { redis, keys }: RedisStore,
  { seat, parcel }: { readonly seat: SeatId; readonly parcel: string },
): Promise<void> {
  await redis.set(keys.parked(seat), parcel, "PX", PARKED_MS);
}

export async function unpark({ redis, keys }: RedisStore, seat: SeatId): Promise<string | null> {
  const answer = await run(redis, TAKE, { keys: [keys.parked(seat)], args: [] });
  return v.parse(v.nullable(v.string()), answer);
}
