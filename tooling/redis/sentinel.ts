import { ask } from "./ask.ts";
import { patiently } from "./patiently.ts";
import { startRedis, type RedisServer } from "./server.ts";

export interface WatchedRedis {
  readonly url: string;
  readonly primary: RedisServer;
  readonly replica: RedisServer;
  readonly sentinels: readonly RedisServer[];
  readonly stop: () => Promise<void>;
}

const NAME = "efir";
const COUNT = 3;
const QUORUM = 2;
/** So soon they notice that the primary is lost. */
const DOWN_AFTER_MS = 1_000;

/** A primary with a replica, and three Sentinels that watch over both. */
export async function startWatchedRedis(): Promise<WatchedRedis> {
  const primary = await startRedis();
  const replica = await startRedis({ args: ["--replicaof", "127.0.0.1", String(primary.port)] });
  await patiently("the replica follows", async () =>
    (await ask(replica.port, "INFO replication")).includes("master_link_status:up"),
  );
  const sentinels = await Promise.all(Array.from({ length: COUNT }, () => startSentinel(primary)));
  for (const { port } of sentinels) {
    await patiently("the Sentinels know all", () => knowsAll(port));
  }
  const hosts = sentinels.map(({ port }) => `127.0.0.1:${port}`).join(",");
  return {
    url: `redis+sentinel://${hosts}/${NAME}`,
    primary,
    replica,
    sentinels,
    stop: async () => {
      await Promise.all([...sentinels, replica, primary].map(({ stop }) => stop()));
    },
  };
}

const startSentinel = (primary: RedisServer): Promise<RedisServer> =>
  startRedis({
    config: [
      `sentinel monitor ${NAME} 127.0.0.1 ${primary.port} ${QUORUM}`,
      `sentinel down-after-milliseconds ${NAME} ${DOWN_AFTER_MS}`,
      `sentinel failover-timeout ${NAME} 5000`,
    ],
    args: ["--sentinel"],
  });

async function knowsAll(port: number): Promise<boolean> {
  const known = await ask(port, "INFO sentinel");
  return known.includes(`status=ok`) && known.includes(`slaves=1,sentinels=${COUNT}`);
}
