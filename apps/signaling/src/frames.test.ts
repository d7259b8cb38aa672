import fc from "fast-check";
import { expect, it } from "vitest";
import { seededRandom } from "@efir/kit";
import { QUIET } from "./testing/client.ts";
import { createWorld, settled, UNLIMITED } from "./testing/world.ts";

const hello = (more: object) => ({ type: "hello", version: 1, token: "x", ...more });

it.each([
  ["a join", '{"type":"join","room":"room123","open":true}'],
  ["a ping", '{"type":"ping","at":1}'],
  ["a signal", '["signal","seat-number-one",1]\noffer'],
  ["junk", "hi"],
  ["nothing", ""],
  ["a hello that is none", '{"type":"hello"}'],
])("[SG60] %s before hello: closed, and nothing said", async (_what, frame) => {
  const instance = await createWorld().start();
  const anna = instance.connect({ name: "Anna" });
  anna.sayRaw(frame);
  expect(anna.closedWith()).toBe("hello-expected");
  expect(anna.inbox).toEqual([]);
});

it("[SG61] no hello within ten seconds: closed; a hello in time is enough", async () => {
  const world = createWorld();
  const instance = await world.start();
  const [anna, boris] = [instance.connect({ name: "Anna" }), instance.connect({ name: "Boris" })];
  world.clock.advance(9_999);
  boris.hello();
  expect(anna.closedWith()).toBeNull();
  world.clock.advance(1);
  expect(anna.closedWith()).toBe("hello-expected");
  world.clock.advance(60_000);
  expect(boris.closedWith()).toBeNull();
});

it.each([
  [0, "version-too-old"],
  [-7, "version-too-old"],
  [2, "version-too-new"],
  [1e9, "version-too-new"],
])("[SG62] version %d is closed with %s", async (version, reason) => {
  const instance = await createWorld().start();
  const anna = instance.connect({ name: "Anna" });
  anna.say(hello({ version, token: anna.token }));
  expect(anna.closedWith()).toBe(reason);
});

it("[SG63] [TRAP4] a token that is forged, or too old, or of another secret is closed with bad-token", async () => {
  const world = createWorld();
  const instance = await world.start();
  const other = await world.start({ settings: { sessionSecrets: ["quite another secret"] } });
  const old = instance.connect({ name: "Old" }).token;
  const foreign = other.connect({ name: "Foreign" }).token;
  world.clock.advance(2 * 60 * 60_000);
  for (const token of [
    "",
    "x",
    old,
    foreign,
    `${foreign}=`,
    "efir1.e30.e30",
    "efir1..",
    "a.b.c.d",
  ]) {
    const client = instance.connect({ name: "Anna" });
    client.say(hello({ token }));
    expect(client.closedWith(), token).toBe("bad-token");
    expect(client.inbox).toEqual([]);
  }
});

it("[SG64] [TRAP10] a second hello is refused, and changes nobody into somebody else", async () => {
  const instance = await createWorld().start();
  const anna = instance.connect({ name: "Anna" });
  anna.hello();
  anna.say(hello({ token: instance.connect({ name: "Boris" }).token }));
  anna.join();
  await settled();
  expect(anna.heard("refused")).toEqual([
    { type: "refused", of: "hello", code: "already-greeted" },
  ]);
  expect(anna.sees()).toEqual(["Anna"]);
});

it.each([
  ["not JSON", "hi", "frame", "bad-frame"],
  ["an empty frame", "", "frame", "bad-frame"],
  ["null", "null", "frame", "bad-frame"],
  ["a type of later", '{"type":"dance"}', "frame", "unknown-type"],
  ["a state that is none", '{"type":"state","state":{"mic":"loud"}}', "frame", "bad-frame"],
  ["a code that is none", '{"type":"join","room":"../etc","open":true}', "frame", "bad-frame"],
  ["a signal with no second line", '["signal","seat-number-one",1]', "signal", "bad-frame"],
  ["a signal to a seat that is none", '["signal","a b",1]\nx', "signal", "bad-frame"],
  ["a signal with number 0", '["signal","seat-number-one",0]\nx', "signal", "bad-frame"],
  [
    "a signal with a long header",
    `["signal",${" ".repeat(300)}"seat-number-one",1]\nx`,
    "signal",
    "bad-frame",
  ],
  ["an array that is no signal", "[1,2,3]\n", "signal", "bad-frame"],
])("[SG65] %s is refused, and the connection lives on", async (...[, frame, of, code]) => {
  const instance = await createWorld().start();
  const [anna, boris] = [await instance.seat("Anna"), await instance.seat("Boris")];
  anna.sayRaw(frame);
  expect(anna.inbox.at(-1)).toEqual({ type: "refused", of, code });
  boris.signal(anna, "offer");
  expect(anna.heard("signal")).toHaveLength(1);
  expect(anna.closedWith()).toBeNull();
});

it("[SG66] fields of a later version are dropped, not passed on", async () => {
  const instance = await createWorld().start();
  const [anna, boris] = [await instance.seat("Anna"), await instance.seat("Boris")];
  boris.say({ type: "state", state: { ...QUIET, mic: "on", mood: "x" }, extra: 1 });
  expect(anna.heard("member-changed")[0]?.state).toEqual({ ...QUIET, mic: "on" });
});

it("[SG67] 200 at once and 50 a second pass; what is more is refused with when to come back", async () => {
  const world = createWorld();
  const instance = await world.start();
  const [anna, boris] = [await instance.seat("Anna"), await instance.seat("Boris")];
  world.clock.advance(10_000);
  for (let n = 1; n <= 201; n++) boris.signal(anna, "candidate", n);
  expect(anna.heard("signal")).toHaveLength(200);
  expect(boris.heard("refused")).toEqual([
    { type: "refused", of: "signal", code: "too-fast", seat: anna.seat(), retryAfterMs: 20 },
  ]);
  world.clock.advance(1_000);
  for (let n = 1; n <= 60; n++) boris.say({ type: "ping", at: n });
  expect(boris.heard("pong")).toHaveLength(50);
  expect(boris.heard("refused").at(-1)).toMatchObject({ of: "ping", code: "too-fast" });
});

it("[SG68] junk counts against the same limit", async () => {
  const world = createWorld();
  const instance = await world.start();
  const anna = await instance.seat("Anna");
  world.clock.advance(10_000);
  for (let n = 0; n < 200; n++) anna.sayRaw("junk");
  anna.say({ type: "ping", at: 1 });
  expect(anna.heard("pong")).toEqual([]);
  expect(anna.inbox.at(-1)).toMatchObject({ of: "ping", code: "too-fast" });
});

it("[SG69] a flood is cut: after 500 refusals without a second's pause, and the room is told", async () => {
  const world = createWorld();
  const instance = await world.start();
  const [anna, boris] = [await instance.seat("Anna"), await instance.seat("Boris")];
  world.clock.advance(10_000);
  for (let n = 0; n < 200 + 500; n++) boris.say({ type: "ping", at: n });
  expect(boris.closedWith()).toBeNull();
  boris.say({ type: "ping", at: 0 });
  expect(boris.closedWith()).toBe("flooding");
  await settled();
  expect(anna.sees()).toEqual(["Anna"]);
  const { length } = boris.inbox;
  boris.say({ type: "ping", at: 0 });
  expect(boris.inbox).toHaveLength(length); // nothing is answered any more
});

it("[SG70] whoever pauses for a second begins to be counted afresh", async () => {
  const world = createWorld();
  const instance = await world.start();
  const anna = await instance.seat("Anna");
  for (let round = 0; round < 5; round++) {
    for (let n = 0; n < 450; n++) anna.say({ type: "ping", at: n });
    world.clock.advance(1_000);
  }
  expect(anna.closedWith()).toBeNull();
});

it("[SG71] one connection's flood takes nothing from its neighbours", async () => {
  const instance = await createWorld().start();
  const [anna, boris] = [await instance.seat("Anna"), await instance.seat("Boris")];
  for (let n = 0; n < 300; n++) boris.say({ type: "ping", at: n });
  anna.say({ type: "ping", at: 1 });
  expect(anna.heard("pong")).toEqual([{ type: "pong", at: 1 }]);
});

it(
  "[SG72] 20,000 frames of junk, close to real ones and not: nothing throws, neighbours notice nothing",
  { timeout: 60_000 },
  async () => {
    const world = createWorld();
    const instance = await world.start({ settings: { limits: { frames: UNLIMITED } } });
    const [anna, boris] = [await instance.seat("Anna"), await instance.seat("Boris")];
    const hostile = await instance.seat("Hostile", "elsewhere");
    const real = [
      '{"type":"state","state":{"mic":"on","camera":"off","screen":"off","hand":false,"level":0}}',
      `["signal","${anna.seat()}",1]\noffer`,
      '{"type":"ping","at":1}',
      '{"type":"join","room":"room123","open":true,"state":null}',
    ].map((frame) => Buffer.from(frame));
    const random = seededRandom(7);
    const bent = (): Buffer => {
      const frame = Buffer.from(real[Math.floor(random() * real.length)]!);
      for (let count = 1 + random() * 4; count > 0; count--) {
        frame[Math.floor(random() * frame.length)] = Math.floor(random() * 256);
      }
      return frame.subarray(0, Math.ceil(random() * frame.length));
    };
    for (let n = 0; n < 10_000; n++) hostile.sayRaw(bent());
    fc.assert(
      fc.property(fc.oneof(fc.uint8Array({ maxLength: 300 }), fc.string(), fc.json()), (frame) => {
        hostile.sayRaw(typeof frame === "string" ? frame : Buffer.from(frame));
      }),
      { numRuns: 10_000, seed: 7 },
    );
    await settled();
    expect(world.log.filter(({ level }) => level === "error")).toEqual([]);
    expect(hostile.closedWith()).toBeNull();
    expect(anna.inbox.map(({ type }) => type)).toEqual(["welcome", "joined", "member-joined"]);
    boris.signal(anna, "offer");
    expect(anna.heard("signal")).toHaveLength(1);
  },
);

it("[SG73] a bug in a handler closes that connection alone, and is logged", async () => {
  const world = createWorld();
  let broken = false;
  const directory = {
    ...world.directory,
    admit: async (...asked: Parameters<typeof world.directory.admit>) => {
      const admission = await world.directory.admit(...asked);
      const nonsense = admission.ok && { ok: true, value: { ...admission.value, removed: null } };
      return broken ? (nonsense as never) : admission;
    },
  };
  const instance = await world.start({ directory });
  const anna = await instance.seat("Anna");
  broken = true;
  const boris = await instance.seat("Boris");
  expect(boris.closedWith()).toBe("server-error");
  expect(anna.closedWith()).toBeNull();
  expect(world.log.filter(({ level }) => level === "error")).toHaveLength(1);
});

it("[SG74] a directory that stays away is logged once a second at most", async () => {
  const world = createWorld();
  const directory = { ...world.directory, update: () => Promise.reject(new Error("away")) };
  const instance = await world.start({ directory });
  const anna = await instance.seat("Anna");
  for (let n = 0; n < 20; n++) {
    anna.say({ type: "state", state: { ...QUIET, hand: n % 2 === 0 } });
    await settled();
    world.clock.advance(100);
  }
  expect(world.log.filter(({ level }) => level === "warn")).toHaveLength(2);
  expect(anna.closedWith()).toBeNull();
});
