import type { BotStore } from "../store.ts";
import { keysUnder } from "./keys.ts";
import { redisCards } from "./redis-cards.ts";
import { redisChats } from "./redis-chats.ts";
import { redisConversations } from "./redis-conversations.ts";
import { redisFirsts } from "./redis-firsts.ts";
import { redisMoves } from "./redis-moves.ts";
import { redisRings } from "./redis-rings.ts";
import { redisStays } from "./redis-stays.ts";
import type { RedisStore } from "./redis-store.ts";
import { redisTurns } from "./redis-turns.ts";
import { runOn, type ScriptRunner } from "@efir/directory";

export interface RedisBotStoreOptions {
  /** Before every key, so that deployments can share a Redis. */
  readonly prefix?: string;
}

/**
 * A store that many bots share. All time in it is a time to live, kept by Redis, so that no instance's
 * clock matters. It opens no connection: the one it was given stays its owner's.
 */
export function createRedisBotStore(
  redis: ScriptRunner,
  { prefix = "efir" }: RedisBotStoreOptions = {},
): BotStore {
  const store: RedisStore = { run: runOn(redis), keys: keysUnder(prefix) };
  return {
    ...redisFirsts(store),
    ...redisChats(store),
    ...redisMoves(store),
    ...redisCards(store),
    ...redisTurns(store),
    ...redisStays(store),
    ...redisRings(store),
    conversations: redisConversations(store),
    close: () => Promise.resolve(),
  };
}
