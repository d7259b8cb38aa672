import type { RoomKey } from "@efir/protocol";
import { keysUnder, type Keys } from "./keys.ts";
import type { RedisClient } from "./redis-client.ts";
import { RedisInstances } from "./redis-instances.ts";
import { run, type Call, type Script } from "./script.ts";

/** What every operation of the directory works on. */
export interface RedisStore {
  readonly redis: RedisClient;
  readonly keys: Keys;
  readonly instances: RedisInstances;
  /** Runs a script on the keys of one room. */
  readonly inRoom: (script: Script, room: RoomKey, ...args: Call["args"]) => Promise<unknown>;
}

export function createRedisStore(
  redis: RedisClient,
  { prefix, leaseMs }: { readonly prefix: string; readonly leaseMs: number },
): RedisStore {
  const keys = keysUnder(prefix);
  return {
    redis,
    keys,
    instances: new RedisInstances(redis, { keys, leaseMs }),
    inRoom: (script, room, ...args) =>
      run(redis, script, { keys: keys.room(room), args: [keys.events, ...args] }),
  };
}
