import { fileURLToPath } from "node:url";
import {
  connectRedis,
  createRedisDirectory,
  KEEP_BOT_ROOM_MS,
  type Directory,
} from "@efir/directory";
import { startServerProcess, type ServerProcess } from "@efir/e2e";
import { RoomCode } from "@efir/protocol";
import { startRedis, type RedisServer } from "@efir/redis-server";
import * as v from "valibot";
import { Client } from "./client.ts";
import type { Dialect } from "./dialect.ts";
import * as dialects from "./dialects.ts";
import { guestToken } from "./guest-token.ts";

const path = (name: string) => fileURLToPath(new URL(`../servers/${name}`, import.meta.url));
const NODE_ARGS = ["--expose-gc", "--import", path("gc-on-signal.ts")];

/** A kind of server, several instances of it as processes, and a Redis for them alone. */
export interface Contestant {
  readonly name: string;
  readonly redis: RedisServer;
  readonly instances: ServerProcess[];
  readonly pids: () => readonly number[];
  /** One more instance. */
  readonly grow: () => Promise<void>;
  /** Makes the rooms that are then joined, where rooms have to be made. */
  readonly makeRooms: (names: readonly string[]) => Promise<void>;
  /** The person of this number connects to the instance of that number. */
  readonly connect: (person: number, instance: number) => Promise<Client>;
  readonly stop: () => Promise<void>;
}

interface Kind {
  readonly name: string;
  readonly dialect: Dialect;
  readonly main?: string;
  readonly settings: Readonly<Record<string, string>>;
}

const SESSION_SECRET = "s".repeat(40);

export const EFIR: Kind = {
  name: "efir",
  dialect: dialects.efir,
  settings: { SESSION_SECRET, ALLOW_GUESTS: "true", LOG_LEVEL: "warn" },
};
export const LIMIT: Kind = {
  name: "limit",
  dialect: dialects.limit,
  main: path("limit.ts"),
  settings: {},
};
export const SOCKET_IO: Kind = {
  name: "socket.io",
  dialect: dialects.socketIo,
  main: path("socket-io.ts"),
  settings: {},
};

export async function startContestant(kind: Kind, instanceCount: number): Promise<Contestant> {
  const redis = await startRedis();
  const instances: ServerProcess[] = [];
  const grow = async () => {
    const settings = { ...kind.settings, REDIS_URL: redis.url };
    const more = kind.main !== undefined && { main: kind.main };
    instances.push(await startServerProcess({ ...more, nodeArgs: NODE_ARGS, settings }));
  };
  for (let n = 0; n < instanceCount; n++) await grow();
  const tokens: string[] = [];
  const crowd: Client[] = [];

  async function connect(person: number, instance: number): Promise<Client> {
    const server = instances[instance % instances.length];
    if (!server) throw new Error("There is no instance");
    if (kind === EFIR) tokens[person] ??= await guestToken(server, person);
    const line = { url: `ws://127.0.0.1:${server.port}`, dialect: kind.dialect };
    const client = await Client.connect({ ...line, token: tokens[person] ?? "" });
    crowd.push(client);
    return client;
  }

  return {
    name: kind.name,
    redis,
    instances,
    grow,
    connect,
    pids: () => instances.map(({ pid }) => pid),
    makeRooms: (names) => (kind === EFIR ? makeRooms(redis, names) : Promise.resolve()),
    stop: async () => {
      for (const client of crowd) client.close();
      for (const { signal } of instances) signal("SIGKILL");
      await Promise.all(instances.map(({ ended }) => ended));
      await redis.stop();
    },
  };
}

/** As the bot makes them; those typed by hand hold too few for this. */
async function makeRooms(redis: RedisServer, names: readonly string[]): Promise<void> {
  const connected = await connectRedis(redis.url, () => undefined);
  if (!connected.ok) throw new Error("The bench's own Redis is away");
  const directory = createRedisDirectory(connected.value);
  await Promise.all(names.map((name) => makeRoom(directory, name)));
  await directory.close();
  connected.value.disconnect();
}

const makeRoom = (directory: Directory, name: string) =>
  directory.createRoom({
    code: v.parse(RoomCode, name),
    title: name,
    owner: null,
    mode: "open",
    plane: "mesh",
    limit: 200,
    createdAt: 0,
    keepEmptyMs: KEEP_BOT_ROOM_MS,
  });
