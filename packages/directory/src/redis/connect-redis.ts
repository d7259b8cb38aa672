import { err, ok, parseRedisAddress, type RedisAddress, type Result } from "@efir/kit";
import { openRedis, type RedisClient } from "./redis-client.ts";
import { RedisCluster } from "./redis-cluster.ts";

export type NoRedis = {
  readonly code:
    | "no-redis"
    /** It answers, and is not what its address says. */
    | "one-of-a-cluster"
    | "a-sentinel"
    | "no-cluster";
};

/**
 * A client that fails soon while Redis is out of reach, so that people are told to try again, and comes
 * back by itself. `troubled` hears of every failure of the connection; what fails because of it says so too.
 */
export async function connectRedis(
  url: string,
  troubled: (error: Error) => void,
): Promise<Result<RedisClient, NoRedis>> {
  const address = parseRedisAddress(url);
  if (!address.ok) return err({ code: "no-redis" });
  const redis = openRedis(address.value);
  const failures: unknown[] = [];
  redis.on("error", troubled);
  redis.on("node error", (error: unknown) => failures.push(error));
  const isReady = await isConnected(redis);
  redis.removeAllListeners("node error");
  const code = isReady ? await otherThan(address.value, redis) : whyNot(failures);
  if (code === null) return ok(redis);
  redis.disconnect();
  return err({ code });
}

/** A cluster that is down would be asked again for ever. */
function isConnected(redis: RedisClient): Promise<boolean> {
  return new Promise((resolve) => {
    redis.once("close", () => resolve(false));
    redis.connect().then(
      () => resolve(true),
      () => resolve(false),
    );
  });
}

const whyNot = (failures: readonly unknown[]): NoRedis["code"] =>
  failures.some((error) => /cluster support disabled/i.test(String(error)))
    ? "no-cluster"
    : "no-redis";

/** What is at the address instead, as far as it tells. */
async function otherThan(
  { kind }: RedisAddress,
  redis: RedisClient,
): Promise<NoRedis["code"] | null> {
  if (redis instanceof RedisCluster || kind === "cluster") return null;
  const facts = await redis.info("server").catch(() => ""); // not every user may ask
  const mode = /redis_mode:(\w+)/.exec(facts)?.[1];
  if (mode === "cluster") return "one-of-a-cluster";
  return mode === "sentinel" ? "a-sentinel" : null;
}
