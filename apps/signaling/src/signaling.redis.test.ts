import { randomUUID } from "node:crypto";
import { Redis } from "ioredis";
import { afterEach, beforeEach, expect, inject, it, vi } from "vitest";
import {
  connectRedis,
  createRedisDirectory,
  createRedisRoomBus,
  type RedisClient,
} from "@efir/directory";
import { QUIET, taken, type Client } from "./testing/client.ts";
import { back } from "./testing/resuming.ts";
import { createWorld, type TestInstance } from "./testing/world.ts";

let prefix: string;
let endings: (() => Promise<unknown>)[];

beforeEach(() => {
  prefix = randomUUID();
  endings = [];
});
afterEach(async () => {
  for (const end of endings.reverse()) await end();
});

/** An instance with connections to Redis of its own, as in a process of its own. */
const start = (name: string): Promise<TestInstance> => startOn(new Redis(inject("redisUrl")), name);

async function startOnCluster(name: string): Promise<TestInstance> {
  const redis = await connectRedis(inject("redisClusterUrl"), () => undefined);
  if (!redis.ok) throw new Error(redis.error.code);
  return startOn(redis.value, name);
}

async function startOn(redis: RedisClient, name: string): Promise<TestInstance> {
  const directory = createRedisDirectory(redis, { prefix });
  const bus = createRedisRoomBus(redis, { prefix });
  const instance = await createWorld().start({
    name,
    directory,
    bus,
    ids: name,
    settings: { maxRoomSize: 50 },
  });
  endings.push(async () => {
    await closes(instance);
    await Promise.all([directory.close(), bus.close()]);
    redis.disconnect();
  });
  return instance;
}

/** Closes it, while its time passes. */
async function closes(instance: TestInstance): Promise<void> {
  const closing = { isDone: false };
  void instance.close().then(() => (closing.isDone = true));
  await vi.waitFor(() => {
    instance.passes(20);
    expect(closing.isDone).toBe(true);
  }, CLOSING);
}
const CLOSING = { timeout: 5_000, interval: 10 };

async function seat(instance: TestInstance, name: string): Promise<Client> {
  const client = instance.connect({ name });
  client.hello();
  client.join();
  await vi.waitFor(() => expect(client.heard("joined")).toHaveLength(1));
  return client;
}

const sees = (client: Client, ...names: string[]) =>
  vi.waitFor(() => expect(client.sees()).toEqual(names));

it.each([
  ["Redis", start],
  ["a Redis Cluster", startOnCluster],
] as const)("[SG100] two instances over %s: joins, signals, states, leaves", async (_, starts) => {
  const [one, two] = [await starts("one"), await starts("two")];
  const [anna, boris] = [await seat(one, "Anna"), await seat(two, "Boris")];
  await sees(anna, "Anna", "Boris");
  await sees(boris, "Anna", "Boris");

  const payload = '{"sdp":"v=0\\r\\n"}\nпривет 🎙';
  for (let n = 1; n <= 20; n++) boris.signal(anna, payload, n);
  await vi.waitFor(() => expect(anna.heard("signal")).toHaveLength(20));
  expect(anna.heard("signal").map(({ n }) => n)).toEqual([...Array(20).keys()].map((n) => n + 1));
  expect(anna.heard("signal")[0]).toEqual({ type: "signal", seat: boris.seat(), n: 1, payload });

  anna.say({ type: "state", state: { ...QUIET, mic: "on" } });
  await vi.waitFor(() => expect(boris.heard("member-changed")[0]?.state.mic).toBe("on"));

  boris.say({ type: "leave" });
  await sees(anna, "Anna");
});

it("[SG101] a takeover on another instance, over Redis", async () => {
  const [one, two] = [await start("one"), await start("two")];
  const boris = await seat(one, "Boris");
  const older = await seat(one, "Anna");
  await seat(two, "Anna");
  await vi.waitFor(() => expect(older.closedWith()).toBe("taken-over"));
  await sees(boris, "Anna", "Boris");
});

it("[SG102] an instance that closes tells the others, over Redis", async () => {
  const [one, two] = [await start("one"), await start("two")];
  const [anna, boris] = [await seat(one, "Anna"), await seat(two, "Boris")];
  await sees(anna, "Anna", "Boris");
  await two.close();
  expect(boris.closedWith()).toBe("going-away");
  await sees(anna, "Anna");
});

it("[SG103] thirty people join two instances at once: everybody sees everybody, once", async () => {
  const [one, two] = [await start("one"), await start("two")];
  const names = Array.from({ length: 30 }, (_, n) => `P${String(n).padStart(2, "0")}`);
  const clients = await Promise.all(names.map((name, n) => seat([one, two][n % 2]!, name)));
  for (const client of clients) await sees(client, ...names);
});

it("[SG104] members of a crashed instance are lost to the others, over Redis", async () => {
  const one = await start("one");
  const redis = new Redis(inject("redisUrl"));
  const bus = createRedisRoomBus(redis, { prefix });
  const directory = createRedisDirectory(redis, { prefix, leaseMs: 200 });
  const two = await createWorld().start({ name: "two", directory, bus, ids: "two" });
  endings.push(async () => {
    await Promise.all([directory.close(), bus.close()]);
    redis.disconnect();
  });
  const anna = await seat(one, "Anna");
  await seat(two, "Boris"); // whose clock stands still: its lease is never renewed
  await sees(anna, "Anna", "Boris");
  await vi.waitFor(
    () => {
      one.nextRound();
      expect(anna.sees()).toEqual(["Anna"]);
    },
    { timeout: 5_000, interval: 100 },
  );
  expect(anna.heard("member-left").map(({ reason }) => reason)).toEqual(["lost"]);
});

async function seatResumable(instance: TestInstance, name: string): Promise<Client> {
  const client = instance.connect({ name });
  client.hello();
  client.join("room123", { resume: null });
  await vi.waitFor(() => expect(client.heard("joined")).toHaveLength(1));
  return client;
}

/** Comes back to an instance with the session of another socket. */
async function comesBack(instance: TestInstance, before: Client): Promise<Client> {
  const client = back(instance, before);
  await vi.waitFor(() => expect(client.heard("joined")).toHaveLength(1));
  return client;
}

it("[SG105] a session goes on at another instance, over Redis: the same seat, and nothing is lost", async () => {
  const [one, two, three] = [await start("one"), await start("two"), await start("three")];
  const [anna, boris] = [await seatResumable(one, "Anna"), await seatResumable(three, "Boris")];
  await sees(anna, "Anna", "Boris");
  anna.cut();
  for (let n = 1; n <= 20; n++) boris.signal(anna, `signal ${n}`, n);
  const again = await comesBack(two, anna);
  expect(again.seat()).toBe(anna.seat());
  for (let n = 21; n <= 40; n++) boris.signal(anna, `signal ${n}`, n);
  const all = Array.from({ length: 40 }, (_, n) => `signal ${n + 1}`);
  await vi.waitFor(() => expect(taken(anna, again)).toEqual(all));
  expect(boris.heard("member-left")).toEqual([]);
  await sees(boris, "Anna", "Boris");
});

it("[SG106] a seat that its instance parked goes on, over Redis", async () => {
  const [one, two] = [await start("one"), await start("two")];
  const [anna, boris] = [await seatResumable(one, "Anna"), await seatResumable(two, "Boris")];
  await sees(anna, "Anna", "Boris");
  anna.cut();
  boris.signal(anna, "before", 1);
  await closes(one);
  boris.signal(anna, "after", 2);
  const again = await comesBack(two, anna);
  expect(again.seat()).toBe(anna.seat());
  await vi.waitFor(() => expect(taken(again)).toEqual(["before", "after"]));
  expect(boris.heard("member-left")).toEqual([]);
});
