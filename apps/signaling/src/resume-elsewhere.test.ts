import { expect, it } from "vitest";
import { RENEW_EVERY_MS } from "@efir/directory";
import { QUIET, taken, type Client } from "./testing/client.ts";
import { createSteppedBus, createSteps } from "./testing/delayed.ts";
import { back, comeBack, hadBy, seatHeld } from "./testing/resuming.ts";
import { createWorld, settled, type World } from "./testing/world.ts";

const TALKING = { ...QUIET, mic: "on" } as const;
const types = (client: Client) => client.inbox.map(({ type }) => type);

async function start(world: World = createWorld()) {
  const [one, two, three] = [await world.start(), await world.start(), await world.start()];
  const anna = await seatHeld(one, "Anna");
  const boris = await seatHeld(three, "Boris");
  return { world, one, two, three, anna, boris };
}

it("[SN3] [SN5] a session goes on at another instance: the same seat, the roster, and what was missed", async () => {
  const { world, one, two, anna, boris } = await start();
  anna.signal(boris, "offer", 1);
  await settled();
  anna.cut();
  boris.signal(anna, "answer", 1);
  boris.signal(anna, "candidate", 2);
  await settled();
  const again = await comeBack(two, anna, { state: TALKING });
  expect(types(again)).toEqual(["welcome", "joined", "signal", "signal"]);
  expect(again.heard("joined")[0]).toMatchObject({ seat: anna.seat(), session: { had: 1 } });
  expect(again.sees()).toEqual(["Anna", "Boris"]);
  expect(taken(again)).toEqual(["answer", "candidate"]);
  expect(boris.heard("member-left")).toEqual([]);
  expect(boris.heard("member-joined")).toEqual([]);
  expect(boris.heard("member-changed").map(({ state }) => state)).toEqual([TALKING]);
  expect(await world.seated("room123")).toEqual(["Anna", "Boris"]);
  expect(one.deps.hub.rooms()).toEqual([]);

  again.signal(boris, "after", 2);
  boris.signal(anna, "and back", 3);
  await settled();
  expect(taken(boris)).toEqual(["offer", "after"]);
  expect(taken(again).at(-1)).toBe("and back");
});

it("[SN10] a session moves while its instance still takes the old socket for alive", async () => {
  const { two, anna, boris } = await start();
  const again = await comeBack(two, anna);
  expect(anna.closedWith()).toBe("moved");
  boris.signal(anna, "offer", 1);
  await settled();
  expect([taken(anna), taken(again)]).toEqual([[], ["offer"]]);
});

it("[SN3] it moves on and on, and back", async () => {
  const { one, two, three, anna, boris } = await start();
  let client = anna;
  let n = 0;
  for (const instance of [two, three, one, two, one]) {
    client.cut();
    await settled();
    boris.signal(anna.seat(), `signal ${++n}`, n);
    await settled();
    client = await comeBack(instance, client);
    expect(taken(client)).toEqual([`signal ${n}`]);
    expect(client.seat()).toBe(anna.seat());
  }
  expect(boris.sees()).toEqual(["Anna", "Boris"]);
  expect(boris.heard("member-left")).toEqual([]);
});

it("[SG110] signals that are under way while a seat moves come once and in order", async () => {
  for (let seed = 0; seed < 40; seed++) {
    const world = createWorld();
    const steps = createSteps();
    const bus = createSteppedBus(steps);
    const one = await world.start({ name: "one", bus: bus("one") });
    const two = await world.start({ name: "two", bus: bus("two") });
    const three = await world.start({ name: "three", bus: bus("three") });
    const [anna, boris] = [await seatHeld(one, "Anna"), await seatHeld(three, "Boris")];
    const vera = await seatHeld(two, "Vera");
    while (steps.take(0)) await settled();
    let again: Client | null = null;
    let random = seed * 7919 + 1;
    const next = () => (random = (random * 48_271) % 2_147_483_647) / 2_147_483_647;
    for (let n = 1; n <= 30; n++) {
      boris.signal(anna.seat(), `boris ${n}`, n);
      vera.signal(anna.seat(), `vera ${n}`, n);
      if (n === 10) anna.cut();
      if (n === 11) again = back(two, anna);
      for (let count = Math.floor(next() * 6); count > 0; count--) {
        steps.take(next());
        await new Promise((done) => setImmediate(done));
      }
    }
    do await settled();
    while (steps.take(next()));
    const told = taken(anna, again!);
    const numbers = Array.from({ length: 30 }, (_, n) => n + 1);
    for (const who of ["boris", "vera"]) {
      const theirs = told.filter((payload) => payload.startsWith(who));
      expect(theirs, `seed ${seed}`).toEqual(numbers.map((n) => `${who} ${n}`));
    }
  }
}, 30_000);

it("[SG111] an instance that is gone: the seat goes on, and nobody sees it leave", async () => {
  const world = createWorld();
  const steps = createSteps();
  const bus = createSteppedBus(steps);
  const one = await world.start({ name: "one", bus: bus("one") });
  const two = await world.start({ name: "two", bus: bus("two") });
  const three = await world.start({ name: "three", bus: bus("three") });
  const [anna, boris] = [await seatHeld(one, "Anna"), await seatHeld(three, "Boris")];
  while (steps.take(0)) await settled();
  // Instance one is gone: it answers nothing, and hears nothing.
  const rest = async () => {
    for (const way of ["two to three", "three to two", "two to one"])
      while (steps.takeFrom(way)) await settled();
  };
  const again = back(two, anna);
  await settled();
  world.clock.advance(1_000);
  await settled();
  await rest();
  expect(types(again)).toEqual(["welcome", "joined"]);
  expect(again.seat()).toBe(anna.seat());
  boris.signal(anna.seat(), "offer", 1);
  await rest();
  expect(taken(again)).toEqual(["offer"]);
  expect(boris.heard("member-left")).toEqual([]);
});

it("[SG112] an instance that stood still and wakes up leaves the seat where it went", async () => {
  const world = createWorld();
  let asleep = false;
  const directory = {
    ...world.directory,
    renew: (...asked: Parameters<typeof world.directory.renew>) =>
      asleep ? Promise.reject(new Error("asleep")) : world.directory.renew(...asked),
  };
  const steps = createSteps();
  const bus = createSteppedBus(steps);
  const one = await world.start({ name: "one", bus: bus("one"), directory });
  const two = await world.start({ name: "two", bus: bus("two") });
  const anna = await seatHeld(one, "Anna");
  asleep = true;
  const again = back(two, anna);
  await settled();
  world.clock.advance(1_000);
  await settled();
  for (let round = 0; round < 5; round++) {
    world.clock.advance(RENEW_EVERY_MS);
    await settled();
  }
  asleep = false;
  world.clock.advance(RENEW_EVERY_MS);
  do await settled();
  while (steps.take(0));
  expect(anna.closedWith()).toBe("moved");
  expect(again.closedWith()).toBeNull();
  expect(again.sees()).toEqual(["Anna"]);
  expect(await world.seated("room123")).toEqual(["Anna"]);
});

it("[SG113] a seat that got lost on its way is taken away, once", async () => {
  const { world, one, two, anna, boris } = await start();
  anna.cut();
  await settled();
  // Instance two asks, and dies before it can take the seat in.
  await one.deps.handover.give(two.deps.instance, {
    room: "room123" as never,
    seat: anna.seat(),
    person: "p-Anna" as never,
  });
  await settled();
  expect(boris.heard("member-left")).toEqual([]);
  world.clock.advance(5_000);
  await settled();
  expect(boris.heard("member-left")).toEqual([
    { type: "member-left", seat: anna.seat(), reason: "lost" },
  ]);
  expect(await world.seated("room123")).toEqual(["Boris"]);
});

it("[SN6] a seat that its instance does not hold any more is not brought", async () => {
  const { world, two, anna } = await start();
  anna.cut();
  await settled();
  world.clock.advance(30_000);
  await settled();
  const again = await comeBack(two, anna);
  expect(again.seat()).not.toBe(anna.seat());
  expect(again.sees()).toEqual(["Anna", "Boris"]);
});

it("[SN10] of sockets at several instances the newest has the session", async () => {
  const { world, one, two, three, anna, boris } = await start();
  anna.cut();
  await settled();
  const sockets = [two, three, one].map((instance) => back(instance, anna, { had: hadBy(anna) }));
  for (let round = 0; round < 3; round++) {
    await settled();
    world.clock.advance(1_000);
  }
  await settled();
  const open = sockets.filter((client) => client.closedWith() === null);
  expect(open).toHaveLength(1);
  expect(boris.sees()).toEqual(["Anna", "Boris"]);
  expect(boris.heard("member-left")).toEqual([]);
  boris.signal(anna.seat(), "offer", 1);
  await settled();
  expect(taken(open[0]!)).toEqual(["offer"]);
});

it("[SG114] a directory out of reach keeps nobody from going on later", async () => {
  const world = createWorld();
  let away = false;
  const directory = {
    ...world.directory,
    members: (...asked: Parameters<typeof world.directory.members>) =>
      away ? Promise.reject(new Error("away")) : world.directory.members(...asked),
  };
  const one = await world.start();
  const two = await world.start({ directory });
  const anna = await seatHeld(one, "Anna");
  anna.cut();
  away = true;
  const early = await comeBack(two, anna);
  expect(early.inbox.at(-1)).toEqual({
    type: "refused",
    of: "join",
    code: "try-again",
    retryAfterMs: 2_000,
  });
  away = false;
  const again = await comeBack(two, anna);
  expect(again.seat()).toBe(anna.seat());
});

it("[SG115] signals of one's own instance keep their order while the directory takes its time", async () => {
  const world = createWorld();
  const steps = createSteps();
  const bus = createSteppedBus(steps);
  const answers: (() => void)[] = [];
  let isSlow = false;
  const directory = {
    ...world.directory,
    admit: async (...asked: Parameters<typeof world.directory.admit>) => {
      if (isSlow) await new Promise<void>((go) => answers.push(go));
      return world.directory.admit(...asked);
    },
  };
  const one = await world.start({ name: "one", bus: bus("one") });
  const two = await world.start({ name: "two", bus: bus("two"), directory });
  const [anna, vera] = [await seatHeld(one, "Anna"), await seatHeld(two, "Vera")];
  while (steps.take(0)) await settled();
  anna.cut();
  isSlow = true;
  const again = back(two, anna);
  await settled();
  vera.signal(anna.seat(), "while it is asked for", 1);
  while (steps.takeFrom("two to one")) await settled();
  while (steps.takeFrom("one to two")) await settled();
  vera.signal(anna.seat(), "while it is let in", 2);
  for (const answer of answers) answer();
  do await settled();
  while (steps.take(0));
  expect(taken(again)).toEqual(["while it is asked for", "while it is let in"]);
});

it("[SS12] a new secret goes round, first to be read and then to sign, and no session ends", async () => {
  const [before, after] = ["the secret of before", "the secret of after"];
  const world = createWorld();
  const running = (...sessionSecrets: string[]) => world.start({ settings: { sessionSecrets } });
  const boris = await seatHeld(await running(before), "Boris");
  const anna = await seatHeld(await running(before), "Anna");
  const goesOn = async (client: Client, ...instances: string[][]) => {
    for (const secrets of instances) {
      client.cut();
      const again = await comeBack(await running(...secrets), client);
      expect([secrets, again.seat()]).toEqual([secrets, client.seat()]);
      client = again;
    }
    return client;
  };
  // Within a step one instance has taken it and another not yet: a session moves there and back.
  await goesOn(anna, [before, after], [before], [before, after], [after, before], [before, after]);
  const chen = await seatHeld(await running(after, before), "Chen");
  await goesOn(chen, [before, after], [after, before], [after]);
  expect(boris.heard("member-left")).toEqual([]);
});
