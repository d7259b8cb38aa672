import { afterEach, beforeEach, expect, inject, it, vi } from "vitest";
import { roomBusContract } from "../room-bus.contract.ts";
import { A, B } from "../testing/people.ts";
import { redisHarness, type RedisHarness } from "../testing/redis-harness.ts";

roomBusContract("redis", async () => {
  const { bus, close } = await redisHarness(inject("redisUrl"));
  return { bus: () => bus(), close };
});

let harness: RedisHarness;
beforeEach(async () => {
  harness = await redisHarness(inject("redisUrl"));
});
afterEach(() => harness.close());

const PATIENCE = { timeout: 5_000 };

it("[RB11] what is said to an instance in one turn of the event loop is one message in Redis", async () => {
  const watcher = harness.connect();
  const messages: string[] = [];
  watcher.on("messageBuffer", (channel: Buffer) => messages.push(channel.toString()));
  await watcher.subscribe(`${harness.prefix}:bus:${A}`, `${harness.prefix}:bus:${B}`);
  const bus = harness.bus();
  for (let n = 0; n < 50; n++) {
    bus.tell(A, Buffer.from(`to a ${n}`));
    bus.tell(B, Buffer.from(`to b ${n}`));
  }
  await vi.waitFor(() => expect(messages).toHaveLength(2), PATIENCE);
  bus.tell(A, Buffer.alloc(60_000));
  bus.tell(A, Buffer.alloc(60_000)); // too much for one
  await vi.waitFor(() => expect(messages).toHaveLength(4), PATIENCE);
});

it("[RB12] what is said while its connection is broken waits, and comes in order", async () => {
  const [teller, listener] = [harness.bus(), harness.bus()];
  const heard: string[] = [];
  await listener.listen(A, (said) => heard.push(said.toString()));
  teller.tell(A, Buffer.from("before"));
  await vi.waitFor(() => expect(heard).toEqual(["before"]), PATIENCE);

  const clients = String(await harness.own.client("LIST")).split("\n");
  const telling = clients.find((line) => line.includes(harness.prefix) && line.includes("publish"));
  await harness.own.client("KILL", "ID", /id=(\d+)/.exec(telling!)![1]!);
  await vi.waitFor(() => {
    teller.tell(A, Buffer.from("probe"));
    expect(heard.filter((said) => said !== "probe")).toHaveLength(1);
    expect(heard.at(-1)).toBe("probe");
  }, PATIENCE);
  for (let n = 0; n < 100; n++) teller.tell(A, Buffer.from(String(n)));
  await vi.waitFor(() => expect(heard.at(-1)).toBe("99"), PATIENCE);
  expect(heard.slice(-100)).toEqual(Array.from({ length: 100 }, (_, n) => String(n)));
});

it("[RB13] a Redis that stands still makes a bounded amount wait; the rest is refused", async () => {
  const bus = harness.bus();
  const heard: number[] = [];
  await harness.bus().listen(A, (said) => heard.push(said.length));
  const megabyte = Buffer.alloc(1024 * 1024);
  const taken = Array.from({ length: 20 }, () => bus.tell(A, megabyte)); // no turn in between
  const count = taken.filter(Boolean).length;
  expect(count).toBeGreaterThanOrEqual(4);
  expect(count).toBeLessThan(10);
  await vi.waitFor(() => expect(heard).toHaveLength(count), PATIENCE);
  expect(bus.tell(A, megabyte)).toBe(true); // and it takes more again
});

it("[RB14] what was said right before close is still sent, and nothing is taken afterwards", async () => {
  const bus = harness.bus();
  const heard: string[] = [];
  await harness.bus().listen(A, (said) => heard.push(said.toString()));
  bus.tell(A, Buffer.from("one"));
  await vi.waitFor(() => expect(heard).toEqual(["one"]), PATIENCE);
  bus.tell(A, Buffer.from("farewell"));
  await bus.close();
  expect(bus.tell(A, Buffer.from("too late"))).toBe(false);
  await vi.waitFor(() => expect(heard).toEqual(["one", "farewell"]), PATIENCE);
});
