import {
  ask,
  startRedisCluster,
  startWatchedRedis,
  type RedisClusterServers,
  type RedisServer,
} from "@efir/redis-server";
import { expect, it, onTestFinished } from "vitest";
import { until } from "../support/until.ts";
import { seatAt } from "./absentee.ts";
import type { Resident } from "./resident.ts";
import { room, startSceneOn } from "./scene.ts";

const SLOTS = 16_384;
const SECOND = 1_000;

/** How everybody was told of outages. */
const outages = (people: readonly Resident[]) =>
  people.map(({ news }) =>
    news.flatMap((message) => (message.type === "outage" ? [message.state] : [])).join(),
  );

/** What happens to a room when one process of Redis is lost and another takes its place. */
async function loses(url: string, lost: RedisServer, how: "SIGKILL" | "SIGSTOP") {
  const { residents, people, instance } = await startSceneOn(url);
  const begun = performance.now();
  lost.signal(how);
  if (how === "SIGSTOP") onTestFinished(() => lost.signal("SIGCONT"));
  const after = () => ((performance.now() - begun) / SECOND).toFixed(1);
  await until("somebody is told", async () => outages(people).some(Boolean), 30 * SECOND);
  const told = after();
  const isOver = async () => outages(people).every((each) => each.endsWith("ended"));
  await until("all are told that it is over", isOver, 60 * SECOND);
  const over = after();
  await residents.settle();
  console.info(`${how}: told after ${told} s, over after ${over} s, all well after ${after()} s`);
  const { client } = await seatAt(instance, room);
  const joined = await client.next("joined");
  const seen = joined.type === "joined" ? joined.members.map(({ name }) => name) : [];
  expect(seen.sort()).toEqual([...people.map(({ name }) => name), "Zoya"]);
  expect(outages(people)).toEqual(people.map(() => "began,ended"));
  expect(people.filter(({ isUndisturbed }) => !isUndisturbed)).toEqual([]);
  expect(residents.wrongs()).toEqual([]);
  return residents;
}

it.each(["SIGKILL", "SIGSTOP"] as const)(
  "[FA20] the primary gets %s: Sentinels name another, and all are there",
  async (how) => {
    const redis = await startWatchedRedis();
    onTestFinished(redis.stop);
    const residents = await loses(redis.url, redis.primary, how);
    if (how === "SIGKILL") return;
    redis.primary.signal("SIGCONT"); // it comes back, and has to learn that it is no primary any more
    await residents.settle();
    expect(residents.wrongs()).toEqual([]);
  },
);

async function ownerOf(key: string, { primaries }: RedisClusterServers): Promise<RedisServer> {
  const [first] = primaries;
  const slot = Number(await ask(first?.port ?? 0, `CLUSTER KEYSLOT ${key}`));
  const owner = primaries[Math.floor((slot * primaries.length) / SLOTS)];
  if (!owner) throw new Error(`Nobody has slot ${slot}`);
  return owner;
}

it.each([
  { has: "the room", key: room, how: "SIGKILL" },
  { has: "the leases", key: "instances", how: "SIGKILL" },
  { has: "the room", key: room, how: "SIGSTOP" },
] as const)(
  "[FA21] the node of a cluster that has $has gets $how: its replica goes on",
  async ({ key, how }) => {
    const cluster = await startRedisCluster({ hasReplicas: true });
    onTestFinished(cluster.stop);
    const lost = await ownerOf(key, cluster);
    const residents = await loses(cluster.url, lost, how);
    if (how === "SIGKILL") return;
    lost.signal("SIGCONT");
    await residents.settle();
    expect(residents.wrongs()).toEqual([]);
  },
);
