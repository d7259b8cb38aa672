import { err, ok } from "@efir/kit";
import { roomKey, type RoomCode } from "@efir/protocol";
import * as v from "valibot";
import { HOST_LIFE_MS, type HostRoom, type HostRooms } from "../host-rooms.ts";
import { runOn, type ScriptRunner } from "./script-runner.ts";
import { toScript } from "./script.ts";

/** host; json, proof, lifeMs. Answers what stands there now, or false where somebody else's does. */
const REGISTER = toScript(`
  local before = redis.call("GET", KEYS[1])
  local host = cjson.decode(ARGV[1])
  if before then
    local known = cjson.decode(before)
    if known.proof ~= ARGV[2] then return false end
    host.createdAt = known.createdAt
  end
  local text = cjson.encode(host)
  redis.call("SET", KEYS[1], text, "PX", ARGV[3])
  return text`);

/** host; lifeMs */
const KEEP = toScript(`
  redis.call("PEXPIRE", KEYS[1], ARGV[1])
  return redis.call("GET", KEYS[1])`);

/** host; proof */
const REMOVE = toScript(`
  local before = redis.call("GET", KEYS[1])
  if not before or cjson.decode(before).proof ~= ARGV[1] then return 0 end
  return redis.call("DEL", KEYS[1])`);

const FIND = toScript(`return redis.call("GET", KEYS[1])`);

const Json = v.pipe(
  v.string(),
  v.parseJson(),
  v.object({
    wsUrl: v.string(),
    appUrl: v.string(),
    title: v.string(),
    createdAt: v.number(),
    proof: v.string(),
  }),
);
const Found = v.nullable(Json);

/** Host rooms that all instances share. It opens no connection: the one it was given stays its owner's. */
export function createRedisHostRooms(
  redis: ScriptRunner,
  { prefix = "efir" }: { readonly prefix?: string } = {},
): HostRooms {
  const run = runOn(redis);
  const keys = (code: RoomCode) => [`${prefix}:{${roomKey(code)}}:host`];
  return {
    register: async (code, host) => {
      const text = JSON.stringify(host);
      const found = await run(REGISTER, keys(code), text, host.proof, HOST_LIFE_MS);
      const kept: HostRoom | null = v.parse(Found, found);
      return kept ? ok(kept) : err({ code: "room-taken" });
    },
    keep: async (code) => v.parse(Found, await run(KEEP, keys(code), HOST_LIFE_MS)),
    remove: async (code, proof) => (await run(REMOVE, keys(code), proof)) === 1,
    find: async (code) => v.parse(Found, await run(FIND, keys(code))),
  };
}
