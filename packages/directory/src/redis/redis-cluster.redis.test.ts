import { randomUUID } from "node:crypto";
import { Redis } from "ioredis";
import { afterEach, beforeEach, describe, expect, inject, it, vi } from "vitest";
import { directoryContract } from "../directory.contract.ts";
import { figuresContract } from "../figures.contract.ts";
import { hostRoomsContract } from "../host-rooms.contract.ts";
import { picturesContract } from "../pictures.contract.ts";
import { roomBusContract } from "../room-bus.contract.ts";
import { A, aRoom, code, sits } from "../testing/people.ts";
import { asHarness, nodesOf, redisHarness, type RedisHarness } from "../testing/redis-harness.ts";
import { THIRDS, textInThird } from "../testing/slots.ts";
import { listenTo } from "../testing/told.ts";
import { connectRedis } from "./connect-redis.ts";
import { createRedisFigures } from "./redis-figures.ts";
import { createRedisHostRooms } from "./redis-host-rooms.ts";
import { createRedisPictures } from "./redis-pictures.ts";

const open = () => redisHarness(inject("redisClusterUrl"));

directoryContract("redis cluster", async () => asHarness(await open()));

roomBusContract("redis cluster", async () => {
  const { bus, close } = await open();
  return { bus: () => bus(), close };
});

describe("redis cluster", () => {
  hostRoomsContract(async () => {
    const { own, prefix, passes, close } = await open();
    const rooms = createRedisHostRooms(own, { prefix });
    return { rooms, passes, close: () => rooms.close().then(close) };
  });

  picturesContract(async () => {
    const { own, prefix, passes, close } = await open();
    const pictures = (mostBytes?: number) =>
      createRedisPictures(own, { prefix, ...(mostBytes && { mostBytes }) });
    return { pictures, passes, close };
  });
});

figuresContract("redis cluster", async () => {
  const { own, prefix, close } = await open();
  return { figures: () => createRedisFigures(own, { prefix }), close };
});

/** What is promised of a cluster alone. */
describe("a Redis Cluster", () => {
  let harness: RedisHarness;
  beforeEach(async () => {
    harness = await open();
  });
  afterEach(() => harness.close());

  const cutAll = async () => {
    let count = 0;
    for (const node of nodesOf(harness.own)) {
      const list = String(await node.client("LIST")).split("\n");
      const ours = list.filter((line) => line.includes(`name=${harness.prefix} `));
      for (const line of ours) {
        await node.client("KILL", "ID", /id=(\d+)/.exec(line)![1]!).catch(() => undefined);
        count++;
      }
    }
    return count;
  };

  it("[RK1] rooms are spread over all nodes, and each is whole on one", async () => {
    const directory = harness.directory();
    const rooms = THIRDS.map((third) => textInThird(third, () => `room-${randomUUID()}`));
    for (const room of rooms) {
      await directory.createRoom(aRoom(room));
      await directory.admit(code(room), sits(1));
    }
    const homes = await Promise.all(
      nodesOf(harness.own).map(async (node) => {
        const keys = await node.keys(`${harness.prefix}:{room-*`);
        return [...new Set(keys.map((key) => /\{(.*)\}/.exec(key)?.[1]))];
      }),
    );
    expect(homes.map((home) => home.length)).toEqual([1, 1, 1]);
    expect(homes.flat().sort()).toEqual(rooms.toSorted());
  });

  it("[RK2] commands, news and the bus go on after every connection was cut", async () => {
    const [directory, bus] = [harness.directory(), harness.bus()];
    const heard: string[] = [];
    await bus.listen(A, (said) => heard.push(said.toString()));
    bus.tell(A, Buffer.from("before"));
    const told = await listenTo(directory);
    await vi.waitFor(() => expect(heard).toEqual(["before"]));
    expect(await cutAll()).toBeGreaterThan(5);
    const patience = { timeout: 10_000 };
    await vi.waitFor(() => directory.createRoom(aRoom("room-1")), patience);
    await vi.waitFor(() => told.events(), patience);
    await vi.waitFor(() => {
      bus.tell(A, Buffer.from("after"));
      expect(heard).toContain("after");
    }, patience);
    await vi.waitFor(async () => expect(await directory.ready()).toBe(true), patience);
  });

  it("[RK3] a command that its node does not have goes where it is", async () => {
    const directory = harness.directory();
    await directory.createRoom(aRoom("room-1"));
    const own = harness.own;
    if (!("slots" in own)) throw new Error("No cluster");
    for (let slot = 0; slot < own.slots.length; slot++) own.slots[slot] = own.slots[0]!;
    expect(await harness.directory(own).room(code("room-1"))).not.toBeNull();
  });

  const whyNot = async (url: string) => {
    const connected = await connectRedis(url, () => undefined);
    if (!connected.ok) return connected.error.code;
    connected.value.disconnect();
    return "connected";
  };

  it("[RK4] an address that is not what it says is refused, each for its reason", async () => {
    const [first = ""] = inject("redisClusterUrl").split("//")[1]!.split(",");
    expect(await whyNot(`redis://${first}`)).toBe("one-of-a-cluster");
    expect(await whyNot(inject("redisUrl").replace("redis:", "redis+cluster:"))).toBe("no-cluster");
    expect(await whyNot("redis+cluster://127.0.0.1:1,127.0.0.1:2")).toBe("no-redis");
    expect(await whyNot("redis+sentinel://127.0.0.1:1/main")).toBe("no-redis");
    expect(await whyNot(`redis+cluster://${first}`)).toBe("connected"); // one tells of the others
    expect(await whyNot(inject("redisUrl"))).toBe("connected");
  });

  it("[RK5] it is not ready after it was closed, and says so at once", async () => {
    const redis = harness.connect();
    const directory = harness.directory(redis);
    expect(await directory.room(code("room-1"))).toBeNull();
    expect(await directory.ready()).toBe(true);
    redis.disconnect();
    expect(await directory.ready()).toBe(false);
    await expect(directory.room(code("room-1"))).rejects.toThrow();
    expect(redis).not.toBeInstanceOf(Redis);
  });
});
