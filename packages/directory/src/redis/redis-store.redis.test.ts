import { createServer } from "node:net";
import { Redis } from "ioredis";
import { afterEach, beforeEach, describe, expect, inject, it, vi } from "vitest";
import { ENDED_MS, LEASE_MS } from "../directory.ts";
import { A, aRoom, B, code, seatOf, sits } from "../testing/people.ts";
import { redisHarness, type RedisHarness } from "../testing/redis-harness.ts";
import { listenTo } from "../testing/told.ts";
import type { RedisClient } from "./redis-client.ts";
import { createRedisDirectory } from "./redis-directory.ts";
import { createRedisRoomBus } from "./redis-room-bus.ts";

const ROOM = code("room-1");
const PATIENCE = { timeout: 10_000 };

/** What is promised of Redis alone: what it costs, and what happens when it fails. */
describe("Redis", () => {
  let harness: RedisHarness;
  beforeEach(async () => {
    harness = await redisHarness(inject("redisUrl"));
  });
  afterEach(() => harness.close());

  const counting = (redis: RedisClient) => {
    const sent = vi.spyOn(redis, "sendCommand");
    return () => {
      const count = sent.mock.calls.length;
      sent.mockClear();
      return count;
    };
  };
  const killListeners = async () => {
    const list = String(await harness.own.client("LIST"));
    const ours = list.split("\n").filter((line) => line.includes(`name=${harness.prefix} `));
    const ids = ours.flatMap((line) =>
      / sub=0 /.test(line) ? [] : (/id=(\d+)/.exec(line) ?? [])[1]!,
    );
    for (const id of ids) await harness.own.client("KILL", "ID", id);
    return ids.length;
  };

  it("[RD1] a hundred joins of one room cost at most 110 commands, and one renewal is one", async () => {
    const redis = harness.connect();
    const directory = harness.directory(redis);
    await directory.createRoom(aRoom("room-1", { limit: 1_000 }));
    await directory.sweep();
    await directory.admit(ROOM, sits(1)); // after this one Redis knows the scripts
    await directory.leave(ROOM, seatOf(sits(1)));
    const sent = counting(redis);
    for (let n = 1; n <= 100; n++) await directory.admit(ROOM, sits(n));
    expect(sent()).toBeLessThanOrEqual(110);
    await directory.renew(A);
    expect(sent()).toBe(1);
    await directory.sweep();
    expect(sent()).toBe(1);
    await directory.leave(ROOM, seatOf(sits(1)));
    expect(sent()).toBe(1);
  });

  it("[RD2] all keys of a room are in one slot, and those of instances in another", async () => {
    const directory = harness.directory();
    await directory.createRoom(aRoom("Room-1"));
    await directory.admit(ROOM, sits(1));
    const tags = (await harness.keys()).map((key) => /\{([^}]*)\}/.exec(key)?.[1]);
    expect(tags.sort()).toEqual([
      ...Array<string>(3).fill("instances"),
      ...Array<string>(4).fill("room-1"),
    ]);
  });

  it("[RD3] nothing stays behind of rooms that were left and instances that retired", async () => {
    const directory = harness.directory();
    await directory.createRoom(aRoom("room-1"));
    for (const n of [1, 2]) await directory.admit(ROOM, sits(n));
    await directory.admit(ROOM, sits(1, { seat: 2 }));
    for (const seated of [sits(1, { seat: 2 }), sits(2)]) {
      await directory.leave(ROOM, seatOf(seated));
    }
    expect((await harness.keys()).sort().map((key) => key.replace(harness.prefix, ""))).toEqual([
      ":{instances}",
      `:{instances}:lease:${A}`,
      ":{room-1}:room",
    ]);
    await directory.retire(A);
    await directory.closeRoom(ROOM);
    await harness.passes(ENDED_MS);
    expect(await harness.keys()).toEqual([]);
  });

  it("[RD4] when Redis lost everything: rooms are not found, renewing heals, nothing throws", async () => {
    const [ofA, ofB] = [harness.directory(), harness.directory()];
    await ofA.createRoom(aRoom("room-1"));
    await ofA.admit(ROOM, sits(1));
    await ofB.admit(ROOM, sits(2, { at: B }));
    await harness.loses();

    expect(await ofA.admit(ROOM, sits(3))).toEqual({
      ok: false,
      error: { code: "room-not-found" },
    });
    expect(await ofA.leave(ROOM, seatOf(sits(1)))).toBeNull();
    expect(await ofA.update(ROOM, seatOf(sits(1)), sits(1).member.state)).toBe(false);
    expect([await ofA.sweep(), await ofA.members(ROOM), await ofA.closeRoom(ROOM)]).toEqual([
      [],
      [],
      [],
    ]);
    expect([await ofA.renew(A), await ofB.renew(B)]).toEqual([false, false]);
    await ofB.createRoom(aRoom("room-1"));
    await ofB.admit(ROOM, sits(2, { at: B, seat: 2 }));
    await ofA.admit(ROOM, sits(1, { seat: 2 }));
    expect(await ofB.members(ROOM)).toHaveLength(2);
    await harness.passes(60_000);
    expect(await harness.directory().sweep()).toHaveLength(2);
  });

  it("[RD5] a room that Redis threw away takes its seats along", async () => {
    const directory = harness.directory();
    await directory.createRoom(aRoom("room-1"));
    await directory.admit(ROOM, sits(1));
    await harness.own.del(`${harness.prefix}:{room-1}:room`);
    expect(await directory.leave(ROOM, seatOf(sits(1)))).toBeNull();
    await directory.createRoom(aRoom("room-1"));
    expect(await directory.members(ROOM)).toEqual([]);
  });

  it("[RD6] deployments with different prefixes do not see each other", async () => {
    const redis = harness.connect();
    const [one, two] = ["one", "two"].map((name) =>
      createRedisDirectory(redis, { prefix: `${harness.prefix}-${name}` }),
    );
    const told = await listenTo(two!);
    await one!.createRoom(aRoom("room-1"));
    expect(await two!.room(ROOM)).toBeNull();
    expect(await told.events()).toEqual([]);
    await Promise.all([one!.close(), two!.close()]);
  });

  it("[RD7] listening goes on after the connection was lost", { timeout: 30_000 }, async () => {
    const directory = harness.directory();
    const bus = harness.bus();
    const heard: string[] = [];
    await bus.listen(A, (said) => heard.push(said.toString()));
    const told = await listenTo(directory);
    expect(await killListeners()).toBe(2);
    await vi.waitFor(async () => {
      bus.tell(A, Buffer.from("again"));
      expect(heard).toContain("again");
    }, PATIENCE);
    await vi.waitFor(() => told.events(), PATIENCE);
  });

  it("[RD8] what a newer version publishes is passed over", async () => {
    const directory = harness.directory();
    const told = await listenTo(directory);
    for (const said of ["room-locked\nroom-1\n", "", "member-left\nroom-1\nnonsense"]) {
      await harness.own.publish(`${harness.prefix}:events`, said);
    }
    expect(await told.events()).toEqual([]);
  });

  it("[RD12] an instance that comes back while it is swept is still cleared up after its next end", async () => {
    const [ofA, sweeping] = [harness.directory(), harness.connect()];
    await ofA.createRoom(aRoom("room-1"));
    await ofA.admit(ROOM, sits(1));
    await harness.passes(LEASE_MS);
    const smembers = sweeping.smembers.bind(sweeping);
    vi.spyOn(sweeping, "smembers").mockImplementationOnce(async (key) => {
      const rooms = await smembers(key);
      await ofA.renew(A);
      return rooms;
    });
    expect(await harness.directory(sweeping).sweep()).toHaveLength(1);
    await ofA.admit(ROOM, sits(2));
    await harness.passes(LEASE_MS);
    expect(await harness.directory().sweep()).toEqual([
      { ...sits(2), room: "room-1", reason: "lost" },
    ]);
  });

  it("[RD13] a room whose last seat went to another instance is no more the old one's to clear up", async () => {
    const [one, two] = [harness.directory(), harness.directory()];
    await one.createRoom(aRoom("Room-1"));
    await one.admit(ROOM, sits(1, { at: A }));
    await one.admit(ROOM, sits(2, { at: A }));
    const rooms = (instance: string) =>
      harness.own.smembers(`${harness.prefix}:{instances}:rooms:${instance}`);
    await two.admit(ROOM, sits(1, { at: B }));
    one.handedOver(A, ROOM, seatOf(sits(1)));
    await one.members(ROOM);
    expect(await rooms(A)).toEqual(["room-1"]);
    await two.admit(ROOM, sits(2, { at: B }));
    one.handedOver(A, ROOM, seatOf(sits(2)));
    await one.members(ROOM); // behind it on the same connection
    expect([await rooms(A), await rooms(B)]).toEqual([[], ["room-1"]]);
    expect(await two.members(ROOM)).toHaveLength(2);
  });

  it("[RD9] a script that Redis forgot is sent again", async () => {
    const directory = harness.directory();
    await directory.createRoom(aRoom("room-1"));
    await harness.own.script("FLUSH");
    expect((await directory.admit(ROOM, sits(1))).ok).toBe(true);
  });
});

describe("Redis out of reach", () => {
  const closing: (() => unknown)[] = [];
  afterEach(async () => {
    for (const close of closing.splice(0)) await close();
  });

  const connectTo = (port: number) => {
    const redis = new Redis({
      port,
      host: "127.0.0.1",
      maxRetriesPerRequest: 1,
      retryStrategy: () => 20,
    });
    redis.on("error", () => undefined);
    closing.push(() => redis.disconnect());
    return redis;
  };
  /** A server that takes connections and says nothing, or one that hangs up. */
  const serve = async (hangsUp: boolean) => {
    const server = createServer((socket) => {
      socket.on("error", () => undefined);
      if (hangsUp) socket.destroy();
      closing.push(() => socket.destroy());
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    closing.push(() => server.close());
    const address = server.address();
    if (typeof address !== "object" || !address) throw new Error("No port");
    return address.port;
  };

  it("[RD10] commands reject and it is not ready, but nothing else fails", async () => {
    const complaints = vi.spyOn(console, "error"); // where ioredis puts errors nobody listens for
    const redis = connectTo(await serve(true));
    const [directory, bus] = [createRedisDirectory(redis), createRedisRoomBus(redis)];
    await expect(directory.createRoom(aRoom("room-1"))).rejects.toThrow();
    await expect(directory.admit(ROOM, sits(1))).rejects.toThrow();
    expect(bus.tell(A, Buffer.from("hello?"))).toBe(true); // it waits
    await expect(directory.subscribe(() => undefined)).rejects.toThrow();
    await expect(bus.listen(A, () => undefined)).rejects.toThrow();
    expect(await directory.ready()).toBe(false);
    await Promise.all([directory.close(), bus.close()]);
    await expect(bus.listen(A, () => undefined)).rejects.toThrow("after close");
    expect(complaints).not.toHaveBeenCalled();
  });

  it("[RD11] a Redis that does not answer within a second is not ready", async () => {
    const directory = createRedisDirectory(connectTo(await serve(false)));
    const asked = performance.now();
    expect(await directory.ready()).toBe(false);
    expect(performance.now() - asked).toBeLessThan(2_000);
  });
});
