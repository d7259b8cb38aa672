import { createHash } from "node:crypto";
import type { RedisClient } from "./redis-client.ts";

/** What Redis runs in one piece: nothing else happens in between. */
export interface Script {
  readonly lua: string;
  readonly sha: string;
}

export interface Call {
  readonly keys: readonly string[];
  readonly args: readonly (string | number)[];
}

export const toScript = (lua: string): Script => ({
  lua,
  sha: createHash("sha1").update(lua).digest("hex"),
});

/** Names the script, and sends it whole only to a Redis that does not know it. */
export async function run(redis: RedisClient, { lua, sha }: Script, call: Call): Promise<unknown> {
  const rest = [...call.keys, ...call.args];
  try {
    return await redis.evalsha(sha, call.keys.length, ...rest);
  } catch (error) {
    if (!isUnknownScript(error)) throw error;
    return await redis.eval(lua, call.keys.length, ...rest);
  }
}

export const isUnknownScript = (error: unknown): boolean =>
  error instanceof Error && error.message.startsWith("NOSCRIPT");
