import { expect, it } from "vitest";
import { createMemoryRoomBus, RENEW_EVERY_MS } from "@efir/directory";
import { createManualClock } from "@efir/kit";
import { QUIET, type Client } from "./testing/client.ts";
import { createSteppedBus, createSteps } from "./testing/delayed.ts";
import { createLosableDirectory } from "./testing/losable-directory.ts";
import { createLossyBus } from "./testing/lossy-bus.ts";
import { createWorld, settled, type World } from "./testing/world.ts";

const TALKING = { ...QUIET, mic: "on" } as const;

const start = async (world: World) => [await world.start(), await world.start()] as const;
const why = (client: Client) => client.heard("member-left").map(({ reason }) => reason);

it("[SG30] members of two instances see each other come and go, once", async () => {
  const world = createWorld();
  const [one, two] = await start(world);
  const anna = await one.seat("Anna");
  const boris = await two.seat("Boris");
  const vera = await two.seat("Vera");
  expect(boris.heard("joined")[0]?.members.map(({ name }) => name)).toEqual(["Anna", "Boris"]);
  expect(anna.heard("member-joined").map(({ member }) => member.name)).toEqual(["Boris", "Vera"]);
  vera.say({ type: "leave" });
  boris.drop();
  await settled();
  expect(why(anna)).toEqual(["left", "left"]);
  expect(anna.sees()).toEqual(["Anna"]);
});

it("[SG31] a signal crosses instances in order, byte for byte, to its addressee alone", async () => {
  const world = createWorld();
  const [one, two] = await start(world);
  const anna = await one.seat("Anna");
  const [boris, vera] = [await two.seat("Boris"), await two.seat("Vera")];
  for (let n = 1; n <= 50; n++) anna.signal(boris, `кандидат\n${n}`, n);
  await settled();
  expect(boris.heard("signal")).toEqual(
    [...Array(50).keys()].map((i) => ({
      type: "signal",
      seat: anna.seat(),
      n: i + 1,
      payload: `кандидат\n${i + 1}`,
    })),
  );
  expect(vera.heard("signal")).toEqual([]);
});

it("[SG32] a state crosses instances, also to those who come later, how loud included", async () => {
  const world = createWorld();
  const [one, two] = await start(world);
  const [anna, boris] = [await one.seat("Anna"), await two.seat("Boris")];
  anna.say({ type: "state", state: { ...TALKING, level: 3 } });
  await settled();
  anna.say({ type: "state", state: { ...TALKING, level: 2 } });
  await settled();
  expect(boris.heard("member-changed").map(({ state }) => state.level)).toEqual([3, 2]);

  const three = await world.start();
  const vera = await three.seat("Vera");
  expect(vera.heard("member-changed").at(-1)?.state ?? null).toEqual({ ...TALKING, level: 2 });
});

it("[SG33] a takeover on another instance closes the older connection, and nobody is seen twice", async () => {
  const world = createWorld();
  const [one, two] = await start(world);
  const [boris, anna] = [await one.seat("Boris"), await one.seat("Anna")];
  const again = await two.seat("Anna");
  expect(anna.closedWith()).toBe("taken-over");
  expect(boris.sees()).toEqual(["Anna", "Boris"]);
  expect(why(boris)).toEqual(["replaced"]);
  expect(again.sees()).toEqual(["Anna", "Boris"]);
  expect(await world.seated("room123")).toEqual(["Boris", "Anna"]);
});

it("[SG34] an instance that closes sends its own away and tells the others at once", async () => {
  const world = createWorld();
  const [one, two] = await start(world);
  const anna = await one.seat("Anna");
  const [boris, vera] = [await two.seat("Boris"), await two.seat("Vera", "another")];
  await two.close();
  await settled();
  expect([boris.closedWith(), vera.closedWith()]).toEqual(["going-away", "going-away"]);
  expect(why(anna)).toEqual(["lost"]);
  expect(anna.sees()).toEqual(["Anna"]);
  expect(await world.seated("another")).toEqual([]);
});

it("[SG35] the members of a crashed instance are gone for everybody within 10 s of its lapse, once", async () => {
  const world = createWorld();
  const [one, three] = await start(world);
  let crashed = false;
  const directory = {
    ...world.directory,
    renew: (...asked: Parameters<typeof world.directory.renew>) =>
      crashed ? new Promise<boolean>(() => undefined) : world.directory.renew(...asked),
  };
  const two = await world.start({ directory });
  const [anna, vera] = [await one.seat("Anna"), await three.seat("Vera")];
  await two.seat("Boris");
  crashed = true;
  for (let passed = 0; passed < 15_000 + 10_000; passed += RENEW_EVERY_MS) {
    world.clock.advance(RENEW_EVERY_MS);
    await settled();
  }
  expect(why(anna)).toEqual(["lost"]);
  expect(why(vera)).toEqual(["lost"]);
  expect(await world.seated("room123")).toEqual(["Anna", "Vera"]);
});

it("[SG36] leases kept, nobody is lost however long it takes", async () => {
  const world = createWorld();
  const [one, two] = await start(world);
  const [anna, boris] = [await one.seat("Anna"), await two.seat("Boris")];
  for (let round = 0; round < 100; round++) {
    world.clock.advance(RENEW_EVERY_MS);
    await settled();
  }
  expect([anna.sees(), boris.sees()]).toEqual([
    ["Anna", "Boris"],
    ["Anna", "Boris"],
  ]);
});

it("[SG37] a store that lost everything gets rooms and seats back, and nobody notices", async () => {
  const world = createWorld();
  const { directory, loses } = createLosableDirectory(world.clock);
  const [one, two] = [await world.start({ directory }), await world.start({ directory })];
  const [anna, boris] = [await one.seat("Anna"), await two.seat("Boris")];
  const { code } = anna.heard("joined")[0]!.room;
  loses();
  world.clock.advance(RENEW_EVERY_MS);
  await settled();
  const seated = await directory.members(code);
  expect(seated.map(({ member }) => member.name)).toEqual(["Anna", "Boris"]);
  expect(anna.inbox.map(({ type }) => type)).toEqual(["welcome", "joined", "member-joined"]);
  expect([anna.closedWith(), boris.closedWith()]).toEqual([null, null]);
  expect(world.log.filter(({ level }) => level === "warn")).toHaveLength(2);
});

it("[SG105] rights outlive a store that lost everything", async () => {
  const world = createWorld();
  const { directory, loses } = createLosableDirectory(world.clock);
  const one = await world.start({ directory });
  const [anna, boris] = [await one.seat("Anna"), await one.seat("Boris")];
  const person = boris.heard("welcome")[0]!.self.id;
  anna.say({ type: "moderate", act: { kind: "ban", person } });
  await settled();
  loses();
  world.clock.advance(RENEW_EVERY_MS);
  await settled();
  const again = await one.seat("Boris");
  expect(again.heard("refused").map(({ code }) => code)).toEqual(["banned"]);
});

it("[SG38] whom the others were told is lost comes back as somebody new", async () => {
  const world = createWorld();
  const [one] = await start(world);
  let asleep = false;
  const directory = {
    ...world.directory,
    renew: (...asked: Parameters<typeof world.directory.renew>) =>
      asleep ? Promise.reject(new Error("asleep")) : world.directory.renew(...asked),
  };
  const two = await world.start({ directory });
  const [anna, boris] = [await one.seat("Anna"), await two.seat("Boris")];
  asleep = true;
  for (let round = 0; round < 5; round++) {
    world.clock.advance(RENEW_EVERY_MS);
    await settled();
  }
  expect(why(anna)).toEqual(["lost"]);
  asleep = false;
  world.clock.advance(RENEW_EVERY_MS);
  await settled();
  expect(boris.closedWith()).toBe("server-error"); // which asks to come back
  await two.seat("Boris");
  expect(anna.sees()).toEqual(["Anna", "Boris"]);
  expect(await world.seated("room123")).toEqual(["Anna", "Boris"]);
});

it("[SG39] an instance that wakes up does not throw out those who came back elsewhere", async () => {
  const world = createWorld();
  const [one] = await start(world);
  let asleep = false;
  const directory = {
    ...world.directory,
    renew: (...asked: Parameters<typeof world.directory.renew>) =>
      asleep ? Promise.reject(new Error("asleep")) : world.directory.renew(...asked),
  };
  const two = await world.start({ directory });
  const stale = await two.seat("Boris");
  asleep = true;
  for (let round = 0; round < 5; round++) {
    world.clock.advance(RENEW_EVERY_MS);
    await settled();
  }
  const boris = await one.seat("Boris");
  asleep = false;
  world.clock.advance(RENEW_EVERY_MS);
  await settled();
  expect(stale.closedWith()).toBe("taken-over");
  expect(boris.closedWith()).toBeNull();
  expect(await world.seated("room123")).toEqual(["Boris"]);
});

it.each(["its sockets", "its timers"])(
  "[SG170] what waited for an instance that stood still is not said for those who are gone: it wakes up to %s",
  async (first) => {
    const world = createWorld();
    const shared = createMemoryRoomBus();
    const { bus, fates } = createLossyBus(shared);
    const own = createManualClock(world.clock.now());
    let sleptMs = 0;
    const one = await world.start({ bus: shared });
    const two = await world.start({ bus, clock: { ...own, now: () => own.now() + sleptMs } });
    const [anna, stale] = [await one.seat("Anna"), await two.seat("Boris")];
    fates.heard = "is lost";
    for (let round = 0; round < 5; round++) {
      world.clock.advance(RENEW_EVERY_MS);
      sleptMs += RENEW_EVERY_MS;
      await settled();
    }
    await one.seat("Boris");
    if (first === "its timers") own.advance(RENEW_EVERY_MS);
    stale.signal(anna, "late", 1);
    await settled();
    expect(anna.heard("signal")).toEqual([]);
    expect(stale.closedWith()).toBe("taken-over");
    expect(anna.sees()).toEqual(["Anna", "Boris"]);
  },
);

it("[SG171] an instance that stood still past its lease goes on where nobody took its members for gone", async () => {
  const world = createWorld();
  const own = createManualClock(world.clock.now());
  let sleptMs = 0;
  const one = await world.start({ clock: { ...own, now: () => own.now() + sleptMs } });
  const [anna, boris] = [await one.seat("Anna"), await one.seat("Boris")];
  sleptMs = 60_000;
  for (let n = 1; n <= 5; n++) anna.signal(boris, "late", n);
  await settled();
  expect(boris.heard("signal").map(({ n }) => n)).toEqual([1, 2, 3, 4, 5]);
});

it("[SG40] an admission that races a leave never shows the one who left", async () => {
  const world = createWorld();
  const steps = createSteps();
  const bus = createSteppedBus(steps);
  const one = await world.start({ name: "one", bus: bus("one") });
  const two = await world.start({ name: "two", bus: bus("two") });
  const anna = await one.seat("Anna");

  // Boris' roster has Anna. She leaves before her instance has heard of him, so it tells nobody.
  const boris = await two.seat("Boris");
  expect(boris.sees()).toEqual(["Anna", "Boris"]);
  anna.drop();
  await settled();
  while (steps.take(0)) await settled();
  expect(boris.sees()).toEqual(["Boris"]);
});

it("[SG41] news that comes late of somebody who is gone shows nobody", async () => {
  const world = createWorld();
  const steps = createSteps();
  const bus = createSteppedBus(steps);
  const one = await world.start({ name: "one", bus: bus("one") });
  const two = await world.start({ name: "two", bus: bus("two") });
  const three = await world.start({ name: "three", bus: bus("three") });
  const first = await one.seat("Zoe");
  await two.seat("Anna"); // its news for instance one is under way from here on
  first.drop();
  await three.seat("Anna"); // takes over; nobody is on instance one, so nobody there is told
  const boris = await one.seat("Boris");
  while (steps.take(0)) await settled();
  expect(boris.sees()).toEqual(["Anna", "Boris"]);
  expect(boris.heard("member-joined")).toEqual([]); // not even for a moment
});

it("[SG42] the newest state reaches an instance that nobody knew of when it was said", async () => {
  const world = createWorld();
  const steps = createSteps();
  const bus = createSteppedBus(steps);
  const one = await world.start({ name: "one", bus: bus("one") });
  const two = await world.start({ name: "two", bus: bus("two") });
  const anna = await one.seat("Anna");
  const boris = await two.seat("Boris"); // Anna's instance has not heard of him
  anna.say({ type: "state", state: { ...QUIET, hand: true } });
  await settled();
  while (steps.take(0)) await settled();
  expect(boris.heard("member-changed").map(({ state }) => state.hand)).toEqual([true]);
});

it("[SG43] what another instance says and cannot be read is dropped", async () => {
  const world = createWorld();
  const steps = createSteps();
  const bus = createSteppedBus(steps);
  const one = await world.start({ name: "one", bus: bus("one") });
  const anna = await one.seat("Anna");
  const before = anna.inbox.length;
  let n = 0;
  const say = (text: string) =>
    bus("two").tell(one.deps.instance, Buffer.from(`two ${++n}\n${text}`));
  for (const said of ["", "\n", "no line", "[]\n{}", '["event","room123"]\n', '["x"]\n{}', "{\n"]) {
    bus("two").tell(one.deps.instance, Buffer.from(said));
    say(said);
  }
  const header = `["event","room123","two",[["${anna.seat()}",${JSON.stringify(QUIET)}]]]\n`;
  say(`${header}not JSON`);
  say(`${header}{"type":"left"}`);
  say("sroom123 no-such-seat\nhi");
  while (steps.take(0)) await settled();
  expect(anna.inbox).toHaveLength(before);
});

it("[SG44] an instance whose directory is away still closes, in five seconds at most", async () => {
  const world = createWorld();
  const directory = { ...world.directory, retire: () => new Promise<never>(() => undefined) };
  const one = await world.start({ directory });
  const anna = await one.seat("Anna");
  let closed = false;
  void one.close().then(() => (closed = true));
  await settled();
  expect(anna.closedWith()).toBe("going-away");
  expect(closed).toBe(false);
  world.clock.advance(5_000);
  await settled();
  expect(closed).toBe(true);
});

it("[SG45] whoever is known to have left does not come back by news that took longer", async () => {
  const world = createWorld();
  const steps = createSteps();
  const bus = createSteppedBus(steps);
  const one = await world.start({ name: "one", bus: bus("one") });
  const two = await world.start({ name: "two", bus: bus("two") });
  const three = await world.start({ name: "three", bus: bus("three") });
  const boris = await one.seat("Boris");
  const older = await two.seat("Anna");
  await three.seat("Anna");
  while (steps.takeFrom("three to one"));
  while (steps.takeFrom("two to one"));
  expect(boris.heard("member-joined").map(({ member }) => member.seat)).not.toContain(older.seat());
  expect(boris.sees()).toEqual(["Anna", "Boris"]);
});

it("[SG46] who was told of a member is told of its going, whoever else is known by then", async () => {
  const world = createWorld();
  const steps = createSteps();
  const bus = createSteppedBus(steps);
  const one = await world.start({ name: "one", bus: bus("one") });
  const two = await world.start({ name: "two", bus: bus("two") });
  await one.seat("Anna");
  const boris = await two.seat("Boris"); // instance one is told of him
  await two.seat("Anna"); // and now instance two knows of nobody on instance one
  boris.drop();
  await settled();
  const vera = await one.seat("Vera");
  while (steps.take(0)) await settled();
  expect(vera.sees()).toEqual(["Anna", "Vera"]);
});

it("[SG47] a newcomer is not shown who left while the room was kept open for it alone", async () => {
  const world = createWorld();
  const steps = createSteps();
  const bus = createSteppedBus(steps);
  let hold = false;
  const held: (() => void)[] = [];
  const directory = {
    ...world.directory,
    admit: async (...asked: Parameters<typeof world.directory.admit>) => {
      if (hold) await new Promise<void>((go) => held.push(go));
      return world.directory.admit(...asked);
    },
  };
  const one = await world.start({ name: "one", bus: bus("one"), directory });
  const two = await world.start({ name: "two", bus: bus("two") });
  const gleb = await two.seat("Gleb");
  await one.seat("Anna");
  while (steps.take(0)) await settled();
  hold = true;
  const vera = await one.seat("Vera"); // her question is on its way
  await two.seat("Anna"); // takes Anna over: instance two knows of nobody on instance one
  gleb.drop();
  await settled();
  while (steps.takeFrom("two to one")) await settled();
  held[0]!();
  await settled();
  expect(vera.sees()).toEqual(["Anna", "Vera"]);
});

it("[SG48] a seat of ours that the directory still lists is shown to nobody who comes later", async () => {
  const world = createWorld();
  const directory = { ...world.directory, leave: () => Promise.reject(new Error("away")) };
  const one = await world.start({ directory });
  const boris = await one.seat("Boris");
  boris.drop(); // the room is empty, and forgotten here
  await settled();
  const vera = await one.seat("Vera");
  expect(await world.seated("room123")).toEqual(["Boris", "Vera"]);
  expect(vera.sees()).toEqual(["Vera"]);
});
