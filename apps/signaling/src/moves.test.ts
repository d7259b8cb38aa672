import { expect, it } from "vitest";
import type { Client } from "./testing/client.ts";
import { createWorld, settled, type TestInstance } from "./testing/world.ts";

/** Anna's other device goes in. */
async function comesAlong(instance: TestInstance, more: object = {}): Promise<Client> {
  const client = instance.connect({ name: "Anna", moves: true });
  client.hello();
  client.join("room123", more);
  await settled();
  return client;
}

const left = (seat: string) => ({ type: "member-left", seat, reason: "replaced", moved: true });

it("[SG160] who takes the call along has one seat; the others and the older device are told that it moved", async () => {
  const world = createWorld();
  const instance = await world.start();
  const [boris, anna] = [await instance.seat("Boris"), await instance.seat("Anna")];
  const old = anna.seat();
  const again = await comesAlong(instance);
  expect(anna.closedWith()).toBe("moved-away");
  expect(boris.heard("member-left")).toEqual([left(old)]);
  expect(boris.sees()).toEqual(["Anna", "Boris"]);
  expect(again.sees()).toEqual(["Anna", "Boris"]);
  expect(await world.seated("room123")).toEqual(["Boris", "Anna"]);
});

it("[SG161] the same from another instance", async () => {
  const world = createWorld();
  const [one, two] = [await world.start({ name: "one" }), await world.start({ name: "two" })];
  const [boris, anna] = [await two.seat("Boris"), await one.seat("Anna")];
  const old = anna.seat();
  const again = await comesAlong(two);
  expect(anna.closedWith()).toBe("moved-away");
  expect(boris.heard("member-left")).toEqual([left(old)]);
  expect(again.sees()).toEqual(["Anna", "Boris"]);
  expect(await world.seated("room123")).toEqual(["Boris", "Anna"]);
});

it("[SG162] a seat that can be resumed is given up at once, with a socket and without", async () => {
  const instance = await createWorld().start();
  const boris = await instance.seat("Boris");
  const anna = instance.connect({ name: "Anna" });
  anna.hello();
  anna.join("room123", { resume: null });
  await settled();
  const again = await comesAlong(instance, { resume: null });
  expect(anna.closedWith()).toBe("moved-away");
  again.cut();
  await settled();
  const third = await comesAlong(instance);
  expect(third.sees()).toEqual(["Anna", "Boris"]);
  expect(boris.sees()).toEqual(["Anna", "Boris"]);
  expect(boris.heard("member-left").map(({ moved }) => moved)).toEqual([true, true]);
});

it("[SG163] taken back by a token of one's own, it is a takeover like any other", async () => {
  const instance = await createWorld().start();
  const anna = await instance.seat("Anna");
  const again = await comesAlong(instance);
  const back = await instance.seat("Anna");
  expect([anna.closedWith(), again.closedWith()]).toEqual(["moved-away", "taken-over"]);
  expect(back.closedWith()).toBeNull();
});

it("[SG164] the key of a call that moves changes nothing for whoever was not inside any more", async () => {
  const world = createWorld();
  const instance = await world.start();
  const boris = await instance.seat("Boris");
  const anna = await comesAlong(instance);
  expect(anna.closedWith()).toBeNull();
  expect(boris.heard("member-left")).toEqual([]);
  expect(await world.seated("room123")).toEqual(["Boris", "Anna"]);
});
