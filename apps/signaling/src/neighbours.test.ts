import * as v from "valibot";
import { expect, it } from "vitest";
import { createMemoryRoomBus, RENEW_EVERY_MS } from "@efir/directory";
import { InstanceId } from "@efir/protocol";
import { QUIET, taken, type Client } from "./testing/client.ts";
import { createLosableDirectory } from "./testing/losable-directory.ts";
import { createLossyBus } from "./testing/lossy-bus.ts";
import { back, seatHeld } from "./testing/resuming.ts";
import { createWorld, settled, type World } from "./testing/world.ts";

const presences = (client: Client) => client.heard("member-presence").map((one) => one.presence);
const outages = (client: Client) => client.heard("outage").map(({ state }) => state);

async function passes(world: World, ms: number): Promise<void> {
  for (let passed = 0; passed < ms; passed += 500) {
    world.clock.advance(500);
    await settled();
  }
}

/** Anna on an instance whose bus loses what it is told to, Boris and Vera on another one. */
async function start() {
  const world = createWorld();
  const bus = createMemoryRoomBus();
  const lossy = createLossyBus(bus);
  const one = await world.start({ bus: lossy.bus });
  const two = await world.start({ bus });
  const [anna, boris] = [await one.seat("Anna"), await two.seat("Boris")];
  return { world, one, two, anna, boris, fates: lossy.fates };
}

it.each(["said", "heard"] as const)(
  "[SG120] what got lost between instances is noticed with the next beat and made up for: what one has %s",
  async (way) => {
    const { world, one, two, anna, boris, fates } = await start();
    const [zoe, yan] = [await one.seat("Zoe"), await two.seat("Yan")];
    fates[way] = "is lost";
    anna.say({ type: "state", state: { ...QUIET, hand: true } });
    boris.say({ type: "state", state: { ...QUIET, mic: "on" } });
    zoe.say({ type: "leave" });
    yan.say({ type: "leave" });
    await settled();
    fates[way] = "arrives";
    await passes(world, 5_000);
    expect(boris.sees()).toEqual(["Anna", "Boris"]);
    expect(anna.sees()).toEqual(["Anna", "Boris"]);
    expect(boris.heard("member-changed").at(-1)?.state.hand).toBe(true);
    expect(anna.heard("member-changed").at(-1)?.state.mic).toBe("on");
    expect(presences(boris)).toEqual([]);
  },
);

it("[SG120] a newcomer of whom nobody was told is told of", async () => {
  const { world, one, anna, boris, fates } = await start();
  fates.said = "is lost";
  await one.seat("Zoe");
  fates.said = "arrives";
  await passes(world, 5_000);
  expect(boris.sees()).toEqual(["Anna", "Boris", "Zoe"]);
  expect(anna.sees()).toEqual(["Anna", "Boris", "Zoe"]);
});

it("[SG121] what comes twice is heard once", async () => {
  const { anna, boris, fates } = await start();
  fates.said = "comes twice";
  for (let n = 1; n <= 5; n++) anna.signal(boris, `signal ${n}`, n);
  await settled();
  expect(boris.heard("signal")).toHaveLength(5);
});

it("[SG122] within 10 s of a crash everybody sees who is not heard of any more as recovering", async () => {
  const { world, boris, two, fates } = await start();
  await passes(world, 20_000);
  expect(presences(boris)).toEqual([]);
  fates.said = "is lost"; // from here on nothing comes from it
  await passes(world, 10_000);
  expect(presences(boris)).toEqual(["recovering"]);
  const late = await two.seat("Vera");
  expect(late.heard("member-presence").map(({ presence }) => presence)).toEqual(["recovering"]);
});

it("[SG123] an instance that only stood still is on air again as soon as it is heard", async () => {
  const { world, anna, boris, fates } = await start();
  fates.said = "is lost";
  await passes(world, 9_000);
  anna.say({ type: "state", state: { ...QUIET, hand: true } });
  await settled();
  fates.said = "arrives";
  await passes(world, 3_000);
  expect(presences(boris)).toEqual(["recovering", "on-air"]);
  expect(boris.heard("member-changed").at(-1)?.state.hand).toBe(true);
  expect(boris.sees()).toEqual(["Anna", "Boris"]);
});

/** Two instances on a store that goes away and comes back. */
async function startLosable() {
  const world = createWorld();
  const { directory, loses } = createLosableDirectory(world.clock);
  let away = false;
  const asked = new Set<PropertyKey>(["renew", "sweep", "admit", "members", "createRoom"]);
  const flaky = new Proxy(directory, {
    get: (target, name: keyof typeof directory) => {
      if (name === "ready") return () => Promise.resolve(!away);
      return away && asked.has(name) ? () => Promise.reject(new Error("away")) : target[name];
    },
  });
  const lossy = createLossyBus(createMemoryRoomBus());
  const start = () => world.start({ directory: flaky, bus: lossy.bus });
  const [one, two] = [await start(), await start()];
  const set = (state: "away" | "back") => {
    away = state === "away";
    lossy.fates.said = away ? "is lost" : "arrives";
  };
  return {
    world,
    one,
    two,
    loses,
    set,
    /** Another one takes the store's place: it has the leases, and nothing of what came last. */
    losesAllButLeases: async () => {
      loses();
      for (const { deps } of [one, two]) await directory.renew(deps.instance);
    },
    members: (code: string) => directory.members(code as never),
  };
}

it("[SN13] while the store is away those of one instance go on, and everybody gets one quiet word", async () => {
  const { world, one, two, set } = await startLosable();
  const [anna, boris] = [await one.seat("Anna"), await one.seat("Boris")];
  const vera = await two.seat("Vera");
  set("away");
  await passes(world, 30_000);
  anna.signal(boris, "still here", 1);
  expect(boris.heard("signal").map(({ payload }) => payload)).toEqual(["still here"]);
  expect([outages(anna), outages(vera)]).toEqual([["began"], ["began"]]);
  expect(presences(anna)).toEqual([]); // the one word says it all
  expect(anna.sees()).toEqual(["Anna", "Boris", "Vera"]);
  const late = await one.seat("Late");
  expect(late.inbox.at(-1)).toMatchObject({
    type: "refused",
    code: "try-again",
    retryAfterMs: 2_000,
  });
  set("back");
  await passes(world, 5_000);
  expect(outages(anna)).toEqual(["began", "ended"]);
});

it("[SG124] a store that comes back empty knows everybody again within 5 s, once", async () => {
  const { world, one, two, set, loses, members } = await startLosable();
  const [anna, boris] = [await one.seat("Anna"), await two.seat("Boris")];
  set("away");
  await passes(world, 8_000);
  const yan = await two.seat("Yan"); // refused, and tries again later
  boris.say({ type: "state", state: { ...QUIET, mic: "on" } });
  loses();
  set("back");
  await passes(world, 5_000);
  const listed = await members("room123");
  expect(listed.map(({ member }) => member.name).sort()).toEqual(["Anna", "Boris"]);
  expect([anna.sees(), boris.sees()]).toEqual([
    ["Anna", "Boris"],
    ["Anna", "Boris"],
  ]);
  expect(anna.heard("member-changed").at(-1)?.state.mic).toBe("on");
  expect([anna.heard("member-left"), boris.heard("member-left")]).toEqual([[], []]);
  yan.join();
  await settled();
  expect(anna.sees()).toEqual(["Anna", "Boris", "Yan"]);
});

it("[SG126] a store whose successor has the leases, and not the newest rooms, knows all again within 2 s", async () => {
  const { world, one, two, set, losesAllButLeases, members } = await startLosable();
  const rooms = ["room-a", "room-b", "room-c", "room-d"];
  for (const room of rooms) {
    await one.seat("Anna", room);
    await two.seat("Boris", room);
  }
  set("away");
  await passes(world, 2_000);
  await losesAllButLeases();
  set("back");
  await passes(world, 2_000);
  for (const room of rooms) expect(await members(room), room).toHaveLength(2);
});

it("[SG125] whoever joins a store that has just lost all takes nobody off the screens", async () => {
  const { world, one, two, loses } = await startLosable();
  const [anna, boris] = [await one.seat("Anna"), await two.seat("Boris")];
  loses();
  const vera = await one.seat("Vera");
  expect([anna.sees(), vera.sees()]).toEqual([
    ["Anna", "Boris", "Vera"],
    ["Anna", "Boris", "Vera"],
  ]);
  await passes(world, 2 * RENEW_EVERY_MS);
  for (const client of [anna, boris, vera])
    expect(client.sees()).toEqual(["Anna", "Boris", "Vera"]);
});

it.each(["said", "heard"] as const)(
  "[SG144] a signal that got lost between instances comes once more, before those that follow: what one has %s",
  async (way) => {
    const { world, anna, boris, fates } = await start();
    anna.signal(boris, "anna 1", 1);
    boris.signal(anna, "boris 1", 1);
    await settled();
    fates[way] = "is lost";
    for (const n of [2, 3]) {
      anna.signal(boris, `anna ${n}`, n);
      boris.signal(anna, `boris ${n}`, n);
    }
    await settled();
    fates[way] = "arrives";
    anna.signal(boris, "anna 4", 4);
    boris.signal(anna, "boris 4", 4);
    await passes(world, 3_000);
    const all = (who: string) => [1, 2, 3, 4].map((n) => `${who} ${n}`);
    expect([taken(boris), taken(anna)]).toEqual([all("anna"), all("boris")]);
  },
);

it("[SG145] the last signal before a silence is missed with the next beat", async () => {
  const { world, anna, boris, fates } = await start();
  fates.said = "is lost";
  anna.signal(boris, "the only one", 1);
  await settled();
  fates.said = "arrives";
  await passes(world, 4_000);
  expect(taken(boris)).toEqual(["the only one"]);
});

it("[SG146] what waits to be had by another instance is bounded: who sends too much is told to try again", async () => {
  const { anna, boris, fates } = await start();
  fates.said = "is lost";
  const large = "x".repeat(60_000);
  for (let n = 1; n <= 150; n++) anna.signal(boris, large, n);
  await settled();
  const refused = anna.heard("refused");
  expect(refused[0]).toMatchObject({ of: "signal", code: "try-again", seat: boris.seat() });
  expect(refused.length).toBeLessThan(20);
});

it("[SG147] signals to who sat at an instance that crashed come to where the seat goes on", async () => {
  const world = createWorld();
  const bus = createMemoryRoomBus();
  const lossy = createLossyBus(bus);
  const one = await world.start({ bus: lossy.bus });
  const [two, three] = [await world.start({ bus }), await world.start({ bus })];
  const [anna, boris] = [await seatHeld(one, "Anna"), await seatHeld(two, "Boris")];
  Object.assign(lossy.fates, { said: "is lost", heard: "is lost" }); // it is gone, and nobody knows
  boris.signal(anna.seat(), "to the dead", 1);
  await settled();
  const again = back(three, anna);
  await passes(world, 2_000);
  boris.signal(anna.seat(), "to the living", 2);
  await settled();
  expect(again.seat()).toBe(anna.seat());
  expect(taken(again)).toEqual(["to the dead", "to the living"]);
});

it("[SG148] what only another version says is counted as heard: nothing is asked for again", async () => {
  const world = createWorld();
  const bus = createMemoryRoomBus();
  const one = await world.start({ bus });
  const newer = v.parse(InstanceId, "newer");
  const answers: string[] = [];
  await bus.listen(newer, (said) => void answers.push(said.toString()));
  const say = (n: number, header: string) =>
    bus.tell(one.deps.instance, Buffer.from(`newer ${n}\n${header}\n`));
  say(1, '["beat"]');
  say(2, '["a word of another version"]');
  say(3, '["beat"]');
  await settled();
  expect(answers).toEqual([]);
  say(5, '["beat"]');
  await settled();
  expect(answers).toEqual([`${one.deps.instance} 1\n["again",3]\n`]);
});
