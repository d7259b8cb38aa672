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

it("[SG165] a device that was away when the call moved does not take it back by itself, at any instance", async () => {
  const world = createWorld();
  const [one, two] = [await world.start({ name: "one" }), await world.start({ name: "two" })];
  const anna = one.connect({ name: "Anna" });
  anna.hello();
  anna.join("room123", { resume: null });
  await settled();
  anna.cut();
  await settled();
  const elsewhere = await comesAlong(two, { resume: null });
  for (const instance of [one, two]) {
    const back = instance.connect({ name: "Anna" });
    back.hello();
    back.join("room123", { resume: { token: anna.ticket().token, had: 0 } });
    await settled();
    expect(back.closedWith()).toBe("moved-away");
  }
  expect(elsewhere.closedWith()).toBeNull();
  expect(elsewhere.sees()).toEqual(["Anna"]);
});

/** Anna's first window loses its network, and her second one goes in. */
async function takenOverWhileAway() {
  const world = createWorld();
  const [one, two] = [await world.start({ name: "one" }), await world.start({ name: "two" })];
  const first = one.connect({ name: "Anna" });
  first.hello();
  first.join("room123", { resume: null });
  await settled();
  first.cut();
  await settled();
  const second = two.connect({ name: "Anna" });
  second.hello();
  second.join("room123", { resume: null });
  await settled();
  const comesBack = async (instance: TestInstance) => {
    const back = instance.connect({ name: "Anna" });
    back.hello();
    back.join("room123", { resume: { token: first.ticket().token, had: 0 } });
    await settled();
    return back;
  };
  return { one, two, second, comesBack };
}

it("[SG167] [SN14] a window that was away when another took over does not take the seat back by itself", async () => {
  const { one, two, second, comesBack } = await takenOverWhileAway();
  for (const instance of [one, two]) {
    expect((await comesBack(instance)).closedWith()).toBe("taken-over");
  }
  expect(second.closedWith()).toBeNull();
});

it("[SG168] [SN14] it goes in again where nobody is elsewhere any more", async () => {
  const { one, second, comesBack } = await takenOverWhileAway();
  second.say({ type: "leave" });
  await settled();
  const back = await comesBack(one);
  expect([back.closedWith(), back.sees()]).toEqual([null, ["Anna"]]);
});

it("[SG169] whose answer to joining got lost is no other window", async () => {
  const { two, second, comesBack } = await takenOverWhileAway();
  second.cut();
  await settled();
  const again = two.connect({ name: "Anna" });
  again.hello();
  again.join("room123", { resume: { token: second.ticket().token, had: 0 } });
  await settled();
  expect([again.closedWith(), again.heard("resumed")]).toMatchObject([null, [{ type: "resumed" }]]);
  expect((await comesBack(two)).closedWith()).toBe("taken-over");
});

it("[SG166] whoever comes back with a session moves no further, and finds itself in the room", async () => {
  const instance = await createWorld().start();
  const boris = await instance.seat("Boris");
  await instance.seat("Anna");
  const desk = await comesAlong(instance, { resume: null });
  const again = instance.connect({ name: "Anna", moves: true });
  again.hello();
  again.join("room123", { resume: { token: "s1.lost", had: 0 } });
  await settled();
  expect([desk.closedWith(), again.closedWith()]).toEqual(["taken-over", null]);
  expect(boris.heard("member-left").map(({ moved }) => moved)).toEqual([true, undefined]);
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
