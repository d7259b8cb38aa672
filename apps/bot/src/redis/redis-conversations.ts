import * as v from "valibot";
import { KEEP_CONVERSATION_MS, type ConversationStore } from "../store.ts";
import type { RedisStore } from "./redis-store.ts";
import { DELETE, GET, PUT } from "./text-scripts.ts";

const Json = v.pipe(v.string(), v.parseJson());

export const redisConversations = ({ run, keys }: RedisStore): ConversationStore => ({
  read: async (key) => {
    const text = await run(GET, [keys.conversation(key)]);
    return text === null ? undefined : v.parse(Json, text);
  },
  write: async (key, state) => {
    await run(PUT, [keys.conversation(key)], JSON.stringify(state), KEEP_CONVERSATION_MS);
  },
  delete: async (key) => {
    await run(DELETE, [keys.conversation(key)]);
  },
});
