import { startRedis } from "@efir/redis-server";
import * as v from "valibot";
import { expect, it, onTestFinished } from "vitest";
import { until } from "../support/until.ts";
import { connect, guestToken, hello } from "../support/wire-client.ts";
import { QUIET, seatAt } from "./absentee.ts";
import { askRedis } from "./ask-redis.ts";
import type { Resident } from "./resident.ts";
import { lasts, room, startScene } from "./scene.ts";

/** How everybody was told of outages. */
const outages = (people: readonly Resident[]) =>
  people.map(({ news }) =>
    news.flatMap((message) => (message.type === "outage" ? [message.state] : [])).join(),
  );

const each = (people: readonly Resident[], what: string) => people.map(() => what);

it("[FA4] Redis starts anew, empty: the rooms are written again from those who are in them", async () => {
  const { redis, residents, people, instance } = await startScene();
  redis.signal("SIGKILL");
  await lasts(2_000);
  const empty = await startRedis({ port: redis.port });
  onTestFinished(empty.stop);
  const begun = performance.now();
  await until("the directory knows all again", async () => {
    const answer = await fetch(`${instance.url}/api/rooms/${room}`);
    const known: unknown = await answer.json();
    return v.is(v.looseObject({ on_air: v.literal(people.length) }), known);
  });
  const rebuilt = performance.now() - begun;
  await residents.settle();
  const { client } = await seatAt(instance, room);
  const joined = await client.next("joined");
  const seen = joined.type === "joined" ? joined.members.map(({ name }) => name) : [];
  console.info(`written again ${rebuilt.toFixed(0)} ms after Redis came back`);
  expect(rebuilt).toBeLessThan(5_000);
  expect(seen.sort()).toEqual([...people.map(({ name }) => name), "Zoya"]);
  expect(outages(people)).toEqual(each(people, "began,ended"));
  expect(residents.wrongs()).toEqual([]);
});

it("[FA5] Redis stands still for 10 s: who is in stays in, who wants in is told when to try again", async () => {
  const { redis, residents, people, instance } = await startScene();
  redis.signal("SIGSTOP");
  const stood = lasts(10_000);
  await until("all are told", async () => outages(people).every((told) => told === "began"));
  const late = await connect(instance.wsUrl);
  late.say(hello(await guestToken(instance.url, "Late")));
  late.say({ type: "join", room, open: true, state: QUIET, resume: null });
  const refused = await late.next("refused");
  await stood;
  redis.signal("SIGCONT");
  const back = await residents.settle();
  console.info(`all well ${back.toFixed(0)} ms after 10 s`);
  expect(refused).toMatchObject({ of: "join", code: "try-again" });
  expect(refused).toHaveProperty("retryAfterMs");
  expect(people.filter(({ isUndisturbed }) => !isUndisturbed)).toEqual([]);
  expect(outages(people)).toEqual(each(people, "began,ended"));
  expect(residents.wrongs()).toEqual([]);
});

/** The connections that listen, by the numbers that Redis gives them. */
const listeners = async (port: number): Promise<readonly string[]> =>
  (await askRedis(port, "CLIENT", "LIST", "TYPE", "pubsub")).map((line) =>
    line.split(" ", 1).join(),
  );

it("[FA6] Redis cuts a subscriber that it has too much for: it comes back, and nothing is lost", async () => {
  const { redis, residents, people } = await startScene();
  const { port } = redis;
  await askRedis(port, "CONFIG", "SET", "client-output-buffer-limit", "pubsub 65536 0 0");
  const channels = await askRedis(port, "PUBSUB", "CHANNELS", "*");
  const channel = channels.find((name) => name.includes(":bus:"));
  if (channel === undefined) throw new Error(`No instance listens: ${channels.join()}`);
  const before = await listeners(port);
  await askRedis(port, "PUBLISH", channel, "x".repeat(100_000));
  await residents.latenessOf(() => lasts(6_000));
  await residents.settle();
  const now = await listeners(port);
  expect(before.filter((listener) => !now.includes(listener))).not.toEqual([]);
  expect(people.filter(({ isUndisturbed }) => !isUndisturbed)).toEqual([]);
  expect(residents.wrongs()).toEqual([]);
});
