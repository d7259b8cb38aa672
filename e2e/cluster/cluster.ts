import { randomBytes } from "node:crypto";
import { freePort, startRedis, type RedisServer } from "@efir/redis-server";
import { startServerProcess, type ServerProcess } from "../support/signaling-process.ts";
import { startNginx } from "./nginx.ts";

/** Several signaling instances behind one address. */
export interface Instances {
  readonly url: string;
  readonly instances: readonly ServerProcess[];
  /** As a rolling deploy does: ends the instance of this number, and starts one in its place. */
  readonly replace: (instance: number) => Promise<void>;
  readonly stop: () => Promise<void>;
}

/** They have a Redis of their own. */
export interface Cluster extends Instances {
  readonly redis: RedisServer;
}

export interface ClusterOptions {
  readonly port?: number;
  readonly instanceCount?: number;
  readonly settings?: Readonly<Record<string, string>>;
  /** More for the instance of this number: how Node is to start it. */
  readonly nodeArgs?: (instance: number) => readonly string[];
}

export async function startCluster(options: ClusterOptions = {}): Promise<Cluster> {
  const redis = await startRedis();
  const started = await startInstances(redis.url, options);
  return {
    ...started,
    redis,
    stop: async () => {
      await started.stop();
      await redis.stop();
    },
  };
}

/** Several signaling instances on what is at that address. */
export async function startInstances(
  redisUrl: string,
  options: ClusterOptions = {},
): Promise<Instances> {
  const { instanceCount = 3, settings = {}, nodeArgs = () => [] } = options;
  const port = options.port ?? (await freePort());
  const url = `http://localhost:${port}`;
  const shared = {
    REDIS_URL: redisUrl,
    SESSION_SECRET: randomBytes(32).toString("base64url"),
    PUBLIC_URL: url,
    ALLOW_GUESTS: "true",
    TRUST_PROXY: "1",
    ...settings,
  };
  const start = (n: number, port?: number) =>
    startServerProcess({ settings: shared, nodeArgs: nodeArgs(n), ...(port && { port }) });
  const instances = await Promise.all(Array.from({ length: instanceCount }, (_, n) => start(n)));
  const nginx = await startNginx({ port, upstreams: instances.map((instance) => instance.port) });
  return {
    url,
    instances,
    replace: async (n) => {
      const old = instances[n];
      if (!old) throw new Error(`There is no instance ${n}`);
      await old.stop();
      instances[n] = await start(n, old.port);
    },
    stop: async () => {
      await Promise.all(instances.map(({ stop }) => stop()));
      await nginx.stop();
    },
  };
}
