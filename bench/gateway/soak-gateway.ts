import { randomBytes } from "node:crypto";
import { connectRedis, createRedisDirectory } from "@efir/directory";
import {
  createGateway,
  createRedisNotes,
  createRedisQueue,
  directoryRooms,
  type Gateway,
} from "@efir/gateway";
import { systemClock as clock } from "@efir/kit";

export const KEY = {
  name: "soak",
  key: "a-key-for-the-soak-alone",
  secrets: [`whsec_${Buffer.from("signs the answers of the soak").toString("base64")}`],
};

const UNLIMITED = {
  perKey: { everyMs: 0.001, burst: 1_000_000 },
  perClient: { everyMs: 0.001, burst: 1_000_000 },
  waiting: 1_000_000,
  waitingPerClient: 1_000_000,
};

const randomId = () => randomBytes(16).toString("base64url");

/** The gateway as a bot has it, on a real Redis, with limits out of the way. */
export async function openSoakGateway(redisUrl: string): Promise<Gateway> {
  const connected = await connectRedis(redisUrl, () => undefined);
  if (!connected.ok) throw new Error("Redis cannot be reached");
  const redis = connected.value;
  return createGateway({
    queue: createRedisQueue(redis, { clock }),
    notes: createRedisNotes(redis),
    rooms: directoryRooms({
      directory: createRedisDirectory(redis),
      clock,
      maxRoomSize: 8,
      secret: "the same in every process of the soak",
      link: (code) => `https://efir.example/?room=${code}`,
    }),
    keys: [KEY],
    senders: {},
    allowLoopback: true,
    limits: UNLIMITED,
    clock,
    randomId,
  });
}
