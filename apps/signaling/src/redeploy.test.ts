import { expect, it } from "vitest";
import { RENEW_EVERY_MS } from "@efir/directory";
import { taken, type Client } from "./testing/client.ts";
import { comeBack, seatHeld } from "./testing/resuming.ts";
import { createWorld, settled, type World } from "./testing/world.ts";

/** Closes it, while time passes and `meanwhile` happens. */
async function closes(world: World, close: () => Promise<void>, meanwhile?: () => Promise<void>) {
  const closing = { isDone: false };
  void close().then(() => (closing.isDone = true));
  while (!closing.isDone) {
    await meanwhile?.();
    world.clock.advance(50);
    await settled();
  }
}

it("[SG130] a rolling redeploy drops no member and no signal", async () => {
  const world = createWorld();
  const one = await world.start({ settings: { maxRoomSize: 50 } });
  const two = await world.start({ settings: { maxRoomSize: 50 } });
  const talker = await seatHeld(two, "Talker");
  const names = Array.from({ length: 20 }, (_, n) => `P${String(n).padStart(2, "0")}`);
  const first: Client[] = [];
  for (const name of names) first.push(await seatHeld(one, name));
  const back = new Map<Client, Client>();
  let n = 0;
  const speak = () => {
    n += 1;
    for (const client of first) talker.signal(client.seat(), `signal ${n}`, n);
  };
  await closes(world, one.close, async () => {
    speak();
    for (const client of first) {
      if (client.closedWith() !== "going-away" || back.has(client)) continue;
      back.set(client, client); // once
      back.set(client, await comeBack(two, client));
    }
  });
  for (const client of first) {
    if (!back.has(client)) back.set(client, await comeBack(two, client));
  }
  speak();
  await settled();
  expect(n).toBeGreaterThan(2);
  expect(talker.heard("member-left")).toEqual([]);
  expect(talker.heard("refused")).toEqual([]);
  const all = Array.from({ length: n }, (_, index) => `signal ${index + 1}`);
  for (const client of first) {
    const again = back.get(client)!;
    expect(again.seat()).toBe(client.seat());
    expect(taken(client, again)).toEqual(all);
    expect(again.sees()).toEqual([...names, "Talker"].sort());
  }
  expect(await world.seated("room123")).toHaveLength(21);
});

it("[SG131] whoever comes back after the instance has gone finds the seat parked, and what was missed", async () => {
  const world = createWorld();
  const [one, two, three] = [await world.start(), await world.start(), await world.start()];
  const [anna, boris] = [await seatHeld(one, "Anna"), await seatHeld(three, "Boris")];
  anna.cut();
  boris.signal(anna, "before", 1);
  await settled();
  await closes(world, one.close);
  boris.signal(anna, "after", 2);
  for (let second = 0; second < 9; second++) {
    world.clock.advance(1_000);
    await settled();
  }
  const again = await comeBack(two, anna);
  expect(again.seat()).toBe(anna.seat());
  expect(taken(again)).toEqual(["before", "after"]);
  expect(boris.heard("member-left")).toEqual([]);
  expect(boris.heard("member-presence").map(({ presence }) => presence)).toEqual([
    "recovering",
    "on-air",
  ]);
});

it("[SG132] a parked seat for which nobody comes is taken away once the lease is over, once", async () => {
  const world = createWorld();
  const [one, two] = [await world.start(), await world.start()];
  const [anna, boris] = [await seatHeld(one, "Anna"), await seatHeld(two, "Boris")];
  await closes(world, one.close);
  for (let passed = 0; passed < 25_000; passed += RENEW_EVERY_MS) {
    world.clock.advance(RENEW_EVERY_MS);
    await settled();
  }
  expect(boris.heard("member-left")).toEqual([
    { type: "member-left", seat: anna.seat(), reason: "lost" },
  ]);
  expect(await world.seated("room123")).toEqual(["Boris"]);
  const again = await comeBack(two, anna);
  expect(again.seat()).not.toBe(anna.seat());
});

it("[SG133] who cannot go on elsewhere is told of at once, beside those who can", async () => {
  const world = createWorld();
  const [one, two] = [await world.start(), await world.start()];
  await seatHeld(one, "Anna");
  await one.seat("Plain");
  const boris = await seatHeld(two, "Boris");
  await closes(world, one.close);
  expect(boris.sees()).toEqual(["Anna", "Boris"]);
  expect(await world.seated("room123")).toEqual(["Anna", "Boris"]);
});

it("[SG134] many are sent away over five seconds, few at once", async () => {
  const world = createWorld();
  const one = await world.start({ settings: { maxRoomSize: 50 } });
  const clients = Array.from({ length: 1_200 }, (_, n) => {
    const client = one.connect({ name: `P${n}` });
    client.hello();
    client.join(`room${n % 200}`, { resume: null });
    return client;
  });
  await settled();
  expect(one.deps.held.sessions()).toHaveLength(1_200);
  const gone = () => clients.filter((client) => client.closedWith() !== null).length;
  void one.close();
  world.clock.advance(2_500);
  expect(gone()).toBe(600);
  world.clock.advance(2_500);
  expect(gone()).toBe(1_200);
});

it("[SG135] a parked seat is not said to have left to whoever still sees it at its instance", async () => {
  const world = createWorld();
  const [one, two] = [await world.start(), await world.start()];
  const anna = await seatHeld(one, "Anna");
  anna.cut();
  await settled();
  expect(await one.deps.handover.parkAll()).toBe(1);
  const vera = await two.seat("Vera"); // tells instance one how she sees Anna
  expect(vera.sees()).toEqual(["Anna", "Vera"]);
  expect((await comeBack(two, anna)).seat()).toBe(anna.seat());
});
