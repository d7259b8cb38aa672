export { ask } from "./ask.ts";
export { startRedisCluster, type RedisClusterServers } from "./cluster.ts";
export { freePort } from "./free-port.ts";
export { startWatchedRedis, type WatchedRedis } from "./sentinel.ts";
export { startRedis, type RedisServer } from "./server.ts";
