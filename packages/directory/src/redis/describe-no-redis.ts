import type { NoRedis } from "./connect-redis.ts";

const SENTENCES: Readonly<Record<NoRedis["code"], string>> = {
  "no-redis": "Redis cannot be reached: is it running at REDIS_URL?",
  "one-of-a-cluster":
    "REDIS_URL names one node of a Redis Cluster as if it were alone: begin it with redis+cluster://, and name some of the nodes.",
  "a-sentinel":
    "REDIS_URL names a Sentinel as if it were Redis: write redis+sentinel://host:port,host:port/name, with the name it has for the primary.",
  "no-cluster":
    "REDIS_URL begins with redis+cluster://, and no Redis Cluster is there: one Redis is redis://host:port.",
};

/** What to tell an operator at the start. */
export const describeNoRedis = ({ code }: NoRedis): string => SENTENCES[code];
