import type { RedisAddress } from "@efir/kit";
import { Redis } from "ioredis";
import { RedisCluster, type LineOptions } from "./redis-cluster.ts";

/** One Redis, the primary that Sentinels name, or a cluster. */
export type RedisClient = Redis | RedisCluster;

/** The longest wait before the next try: once Redis is back, all shall be well within seconds. */
const SOON_MS = 500;
const ANSWER_WITHIN_MS = 3_000;

const retryStrategy = (attempt: number): number => Math.min(attempt * 50, SOON_MS);

/** Commands fail soon while Redis is out of reach, so that people are told to try again. */
const SOON = { maxRetriesPerRequest: 0, commandTimeout: ANSWER_WITHIN_MS } as const;

/** The way to Redis. Nobody has gone it yet: a connection is made with the first command, or by `connect`. */
export function openRedis(address: RedisAddress, more: LineOptions = {}): RedisClient {
  switch (address.kind) {
    case "one":
      return new Redis(address.url, { ...SOON, ...ALONE, ...more });
    case "cluster":
      return new RedisCluster({
        address,
        node: { ...SOON, ...login(address), connectTimeout: ANSWER_WITHIN_MS, ...more },
        retryStrategy,
      });
    case "sentinel":
      return openPrimary(address, more);
  }
}

const ALONE = { lazyConnect: true, enableOfflineQueue: false, retryStrategy } as const;

type Many = Exclude<RedisAddress, { kind: "one" }>;

const login = ({ username, password, isTls }: Many): LineOptions => ({
  ...(username !== null && { username }),
  ...(password !== null && { password }),
  ...(isTls && { tls: {} }),
});

function openPrimary(
  address: Extract<RedisAddress, { kind: "sentinel" }>,
  more: LineOptions,
): Redis {
  const { hosts, primary, db, isTls } = address;
  let wasReady = false;
  const redis = new Redis({
    ...SOON,
    ...ALONE,
    ...login(address),
    db,
    sentinels: [...hosts],
    name: primary,
    connectTimeout: ANSWER_WITHIN_MS,
    sentinelCommandTimeout: ANSWER_WITHIN_MS,
    // Whoever names no Sentinel that answers shall hear of it at the start.
    sentinelRetryStrategy: (attempt) => (wasReady ? retryStrategy(attempt) : null),
    // A primary that stands still does not hang up when another takes its place.
    failoverDetector: true,
    ...(isTls && { enableTLSForSentinelMode: true, sentinelTLS: {} }),
    ...more,
  });
  redis.once("ready", () => (wasReady = true));
  return redis;
}

/** A connection of its own beside that of the commands, to publish or to listen. It comes back by itself. */
export const openLine = (redis: RedisClient, options: LineOptions): Redis =>
  redis instanceof RedisCluster ? redis.line(options) : redis.duplicate(options);
