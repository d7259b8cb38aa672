import { randomBytes } from "node:crypto";
import { createServer, type Server } from "node:http";
import * as v from "valibot";
import {
  createLogger,
  describeProblems,
  readEnvironment,
  tellErrors,
  type Environment,
} from "@efir/config";
import {
  connectRedis,
  createRedisDirectory,
  createRedisFigures,
  createRedisHostRooms,
  createRedisMoveKeys,
  createRedisPictures,
  createRedisRoomBus,
  describeNoRedis,
} from "@efir/directory";
import { systemClock } from "@efir/kit";
import { InstanceId } from "@efir/protocol";
import { onceASecond } from "./once-a-second.ts";
import { createRandomIds } from "./random-ids.ts";
import { createSignaling } from "./signaling.ts";

function fail(sentence: string): never {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}

function settings(): Environment & { readonly redisUrl: string } {
  const environment = readEnvironment(process.env);
  if (!environment.ok) fail(describeProblems(environment.error));
  const { redisUrl, sessionSecrets } = environment.value;
  if (redisUrl === null) fail("REDIS_URL is needed: instances meet there. (npm start needs none.)");
  // Each instance would make its own, and know nobody who was let in by another.
  if (sessionSecrets.length === 0) fail("SESSION_SECRET is needed, the same for every instance.");
  return { ...environment.value, redisUrl };
}

const listen = (server: Server, port: number): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, resolve);
  });

const closeServer = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });

const randomId = createRandomIds(randomBytes);

const environment = settings();
const log = createLogger({ level: environment.logLevel, name: "signaling" });
process.on("unhandledRejection", (error) => {
  log.error("a promise was left alone with its error", { error });
  process.exit(1);
});

const warn = onceASecond(log.warn, systemClock);
const connected = await connectRedis(environment.redisUrl, (error) => warn("redis", { error }));
if (!connected.ok) fail(describeNoRedis(connected.error));
const redis = connected.value;
const directory = createRedisDirectory(redis);
const bus = createRedisRoomBus(redis);
const figures = createRedisFigures(redis);
const hostRooms = createRedisHostRooms(redis);
/** Admins see the last errors of all parts. One that cannot be told is in the log all the same. */
const tell = (what: string) =>
  void figures.trouble({ at: systemClock.now(), what }).catch(() => undefined);
const logger = tellErrors(log, tell, systemClock);
const signaling = createSignaling({
  figures,
  pictures: createRedisPictures(redis),
  hostRooms,
  moveKeys: createRedisMoveKeys(redis),
  directory,
  bus,
  clock: systemClock,
  logger,
  instance: v.parse(InstanceId, `signaling-${randomId()}`),
  settings: environment,
  randomId,
});

const server = createServer(signaling.app);
signaling.attach(server);
await listen(server, environment.port);
await signaling.start();

async function stop(): Promise<void> {
  await signaling.close();
  await closeServer(server);
  await Promise.all([directory.close(), bus.close(), hostRooms.close()]);
  redis.disconnect();
  process.exit(0);
}

// Both may come, and each of them twice; a second one must not cut short what the first began.
let stopping: Promise<void> | null = null;
for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.on(signal, () => void (stopping ??= stop()));
}
