import { Redis } from "ioredis";
import { err, ok, type Result } from "@efir/kit";

/** The longest wait before the next try: once Redis is back, all shall be well within seconds. */
const SOON_MS = 500;

export type NoRedis = { readonly code: "no-redis" };

/**
 * A connection that fails soon while Redis is out of reach, so that people are told to try again, and comes
 * back by itself. `troubled` hears of every failure of the connection; what fails because of it says so too.
 */
export async function connectRedis(
  url: string,
  troubled: (error: Error) => void,
): Promise<Result<Redis, NoRedis>> {
  const redis = new Redis(url, {
    lazyConnect: true,
    enableOfflineQueue: false,
    maxRetriesPerRequest: 0,
    commandTimeout: 3_000,
    retryStrategy: (attempt) => Math.min(attempt * 50, SOON_MS),
  });
  redis.on("error", troubled);
  try {
    await redis.connect();
    return ok(redis);
  } catch {
    redis.disconnect();
    return err({ code: "no-redis" });
  }
}
