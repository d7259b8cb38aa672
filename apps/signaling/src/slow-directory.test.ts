import { expect, it } from "vitest";
import { QUIET } from "./testing/client.ts";
import { createWorld, settled } from "./testing/world.ts";

const TALKING = { ...QUIET, mic: "on" } as const;

it("[SG18] how loud somebody is never goes to the directory", async () => {
  const world = createWorld();
  const updates: unknown[] = [];
  const directory = {
    ...world.directory,
    update: (...asked: Parameters<typeof world.directory.update>) => {
      updates.push(asked[2]);
      return world.directory.update(...asked);
    },
  };
  const instance = await world.start({ directory });
  const [anna, boris] = [await instance.seat("Anna"), await instance.seat("Boris")];
  boris.say({ type: "state", state: { ...QUIET, level: 3 } });
  boris.say({ type: "state", state: { ...TALKING, level: 2 } });
  boris.say({ type: "state", state: { ...TALKING, level: 1 } });
  await settled();
  expect(anna.heard("member-changed").map(({ state }) => state.level)).toEqual([3, 2, 1]);
  expect(updates).toEqual([{ ...TALKING, level: 2 }]);
});

it("[SG19] a slow directory holds up neither a state nor what comes after it", async () => {
  const world = createWorld();
  const written: string[] = [];
  const held: (() => void)[] = [];
  const directory = {
    ...world.directory,
    update: (_code: unknown, _seat: unknown, state: { mic: string }) => {
      written.push(state.mic);
      return new Promise<boolean>((done) => held.push(() => done(true)));
    },
  };
  const instance = await world.start({ directory });
  const [anna, boris] = [await instance.seat("Anna"), await instance.seat("Boris")];
  for (const mic of ["on", "off", "none"]) boris.say({ type: "state", state: { ...QUIET, mic } });
  boris.signal(anna, "candidate");
  expect(anna.heard("member-changed")).toHaveLength(3);
  expect(anna.heard("signal")).toHaveLength(1);
  expect(written).toEqual(["on"]);
  held[0]!();
  await settled();
  expect(written).toEqual(["on", "none"]); // what was overtaken is not written
});

it("[SG21] a directory out of reach: try again in two seconds, and then it works", async () => {
  const world = createWorld();
  let away = true;
  const directory = {
    ...world.directory,
    admit: (...asked: Parameters<typeof world.directory.admit>) =>
      away ? Promise.reject(new Error("away")) : world.directory.admit(...asked),
  };
  const instance = await world.start({ directory });
  const anna = await instance.seat("Anna");
  expect(anna.inbox.at(-1)).toEqual({
    type: "refused",
    of: "join",
    code: "try-again",
    retryAfterMs: 2_000,
  });
  away = false;
  anna.join();
  await settled();
  expect(anna.sees()).toEqual(["Anna"]);
});

it("[SG22] an admission whose answer was lost leaves no ghost behind", async () => {
  const world = createWorld();
  let lose = false;
  const directory = {
    ...world.directory,
    admit: async (...asked: Parameters<typeof world.directory.admit>) => {
      const admission = await world.directory.admit(...asked);
      if (lose) throw new Error("the answer was lost");
      return admission;
    },
  };
  const instance = await world.start({ directory });
  const anna = await instance.seat("Anna");
  lose = true;
  await instance.seat("Boris");
  expect(await world.seated("room123")).toEqual(["Anna"]);
  expect(anna.sees()).toEqual(["Anna"]);
});

it("[SG23] a leave that the directory did not hear is told to the others, and to it later", async () => {
  const world = createWorld();
  let away = false;
  const directory = {
    ...world.directory,
    leave: (...asked: Parameters<typeof world.directory.leave>) =>
      away ? Promise.reject(new Error("away")) : world.directory.leave(...asked),
  };
  const instance = await world.start({ directory });
  const [anna, boris] = [await instance.seat("Anna"), await instance.seat("Boris")];
  away = true;
  boris.drop();
  await settled();
  expect(anna.sees()).toEqual(["Anna"]);
  expect(await world.seated("room123")).toEqual(["Anna", "Boris"]);
  expect((await instance.seat("Vera")).sees()).toEqual(["Anna", "Vera"]); // no ghost is shown
  away = false;
  world.clock.advance(5_000);
  await settled();
  expect(await world.seated("room123")).toEqual(["Anna", "Vera"]);
});

/** Anna is admitted, but the answer is on its way; and Boris is in. */
async function onTheWayIn() {
  const world = createWorld();
  const answers: (() => void)[] = [];
  let hold = true;
  const directory = {
    ...world.directory,
    admit: async (...asked: Parameters<typeof world.directory.admit>) => {
      const admission = await world.directory.admit(...asked);
      if (hold && admission.ok) await new Promise<void>((done) => answers.push(done));
      return admission;
    },
  };
  const instance = await world.start({ directory });
  const anna = await instance.seat("Anna");
  hold = false;
  const boris = await instance.seat("Boris");
  const annaSeat = boris.heard("joined")[0]!.members.find(({ name }) => name === "Anna")!.seat;
  const answer = async () => {
    answers[0]!();
    await settled();
  };
  return { instance, anna, boris, annaSeat, answer };
}

it("[SG28] a signal for somebody whose join is not answered yet comes right after its `joined`", async () => {
  const { anna, boris, annaSeat, answer } = await onTheWayIn();
  boris.signal(annaSeat, "offer");
  expect(anna.inbox.map(({ type }) => type)).toEqual(["welcome"]);
  await answer();
  expect(anna.inbox.map(({ type }) => type)).toEqual(["welcome", "joined", "signal"]);
  expect(anna.sees()).toEqual(["Anna", "Boris"]);
});

it("[SG149] more than can wait for a join cuts it off rather than drop a signal; the next one gets in", async () => {
  const { instance, anna, boris, annaSeat, answer } = await onTheWayIn();
  for (let n = 0; n < 20; n++) boris.signal(annaSeat, "x".repeat(60_000));
  expect(anna.closedWith()).toBe("too-slow");
  expect(boris.heard("refused")).toEqual([]);
  await answer();
  const again = await instance.seat("Anna");
  expect(again.sees()).toEqual(["Anna", "Boris"]);
  expect(boris.sees()).toEqual(["Anna", "Boris"]);
});
