import { createHash } from "node:crypto";

/** What the store asks of Redis, or of a Redis Cluster: to run scripts, and nothing else. */
export interface ScriptRunner {
  readonly evalsha: (
    sha: string,
    keyCount: number,
    ...rest: (string | number)[]
  ) => Promise<unknown>;
  readonly eval: (lua: string, keyCount: number, ...rest: (string | number)[]) => Promise<unknown>;
}

/** What Redis runs in one piece: nothing else happens in between. */
export interface Script {
  readonly lua: string;
  readonly sha: string;
}

export const toScript = (lua: string): Script => ({
  lua,
  sha: createHash("sha1").update(lua).digest("hex"),
});

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

const isUnknownScript = (error: unknown): boolean =>
  error instanceof Error && error.message.startsWith("NOSCRIPT");
