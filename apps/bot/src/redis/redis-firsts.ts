import { RoomCode } from "@efir/protocol";
import * as v from "valibot";
import { KEEP_FIRSTS_MS, type BotStore } from "../store.ts";
import type { RedisStore } from "./redis-store.ts";
import { CLAIM, PUT_ONCE } from "./text-scripts.ts";

export const redisFirsts = ({ run, keys }: RedisStore): Pick<BotStore, "once" | "firstTime"> => ({
  once: async (update, code) =>
    v.parse(RoomCode, await run(PUT_ONCE, [keys.once(update)], code, KEEP_FIRSTS_MS)),
  firstTime: async (what) => (await run(CLAIM, [keys.firstTime(what)], KEEP_FIRSTS_MS)) === 1,
});
