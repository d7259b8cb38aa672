import { isUnknownScript, type Script } from "./script.ts";

/** What a store asks of Redis, or of a Redis Cluster: to run scripts, and nothing else. */
export interface ScriptRunner {
  readonly evalsha: (
    sha: string,
    keyCount: number,
    ...rest: (string | number)[]
  ) => Promise<unknown>;
  readonly eval: (lua: string, keyCount: number, ...rest: (string | number)[]) => Promise<unknown>;
}

/** Runs a script on these keys, which share a slot. */
export type Run = (
  script: Script,
  keys: readonly string[],
  ...args: readonly (string | number)[]
) => Promise<unknown>;

/** Names the script, and sends it whole only to a Redis that does not know it. */
export const runOn =
  (redis: ScriptRunner): Run =>
  async ({ lua, sha }, keys, ...args) => {
    try {
      return await redis.evalsha(sha, keys.length, ...keys, ...args);
    } catch (error) {
      if (!isUnknownScript(error)) throw error;
      return await redis.eval(lua, keys.length, ...keys, ...args);
    }
  };
