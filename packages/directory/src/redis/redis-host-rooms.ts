import { err, ok } from "@efir/kit";
import { RoomCode, roomKey } from "@efir/protocol";
import * as v from "valibot";
import { HOST_LIFE_MS, type HostRoom, type HostRooms } from "../host-rooms.ts";
import { Channels } from "./channels.ts";
import type { RedisClient } from "./redis-client.ts";
import { runOn } from "./script-runner.ts";
import { toScript } from "./script.ts";

/** host; json, proof, lifeMs, news, code. Answers what stands there now, or false where somebody else's does. */
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
  redis.call("PUBLISH", ARGV[4], ARGV[5])
  return text`);

/** host; lifeMs, news, code */
const KEEP = toScript(`
  if redis.call("PEXPIRE", KEYS[1], ARGV[1]) == 1 then redis.call("PUBLISH", ARGV[2], ARGV[3]) end
  return redis.call("GET", KEYS[1])`);

/** host; proof, news, code */
const REMOVE = toScript(`
  local before = redis.call("GET", KEYS[1])
  if not before or cjson.decode(before).proof ~= ARGV[1] then return 0 end
  redis.call("PUBLISH", ARGV[2], ARGV[3])
  return redis.call("DEL", KEYS[1])`);

const FIND = toScript(`return redis.call("GET", KEYS[1])`);

/** chat; json */
const OPEN = toScript(`redis.call("SET", KEYS[1], ARGV[1])`);
const CLOSE = toScript(`redis.call("DEL", KEYS[1])`);

const Json = v.pipe(
  v.string(),
  v.parseJson(),
  v.object({
    wsUrl: v.string(),
    appUrl: v.string(),
    title: v.string(),
    createdAt: v.number(),
    // One that registered before there was such a thing named none.
    chat: v.optional(v.nullable(v.number()), null),
    proof: v.string(),
  }),
);
const Found = v.nullable(Json);

const FoundChat = v.nullable(
  v.pipe(
    v.string(),
    v.parseJson(),
    v.object({
      kind: v.picklist(["private", "group", "channel"]),
      language: v.picklist(["en", "ru"]),
      thread: v.nullable(v.number()),
    }),
  ),
);

/** Host rooms that all instances share. */
export function createRedisHostRooms(
  redis: RedisClient,
  { prefix = "efir" }: { readonly prefix?: string } = {},
): HostRooms {
  const run = runOn(redis);
  const channels = new Channels(redis);
  const news = `${prefix}:events:hosts`;
  const keys = (code: RoomCode) => [`${prefix}:{${roomKey(code)}}:host`];
  const chatKeys = (chat: number) => [`${prefix}:host-chat:${chat}`];
  return {
    register: async (code, host) => {
      const text = JSON.stringify(host);
      const found = await run(REGISTER, keys(code), text, host.proof, HOST_LIFE_MS, news, code);
      const kept: HostRoom | null = v.parse(Found, found);
      return kept ? ok(kept) : err({ code: "room-taken" });
    },
    keep: async (code) => v.parse(Found, await run(KEEP, keys(code), HOST_LIFE_MS, news, code)),
    remove: async (code, proof) => (await run(REMOVE, keys(code), proof, news, code)) === 1,
    find: async (code) => v.parse(Found, await run(FIND, keys(code))),
    subscribe: (listener) =>
      channels.listen(news, (said) => {
        const code = v.safeParse(RoomCode, said.toString());
        if (code.success) listener(code.output);
      }),
    openChat: async (chat, as) => {
      await run(OPEN, chatKeys(chat), JSON.stringify(as));
    },
    closeChat: async (chat) => {
      await run(CLOSE, chatKeys(chat));
    },
    chat: async (chat) => v.parse(FoundChat, await run(FIND, chatKeys(chat))),
    close: channels.close,
  };
}
