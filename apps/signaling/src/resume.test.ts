import { expect, it } from "vitest";
import { QUIET, taken, type Client } from "./testing/client.ts";
import { back, comeBack, hadBy, seatHeld } from "./testing/resuming.ts";
import { createWorld, settled } from "./testing/world.ts";

const TALKING = { ...QUIET, mic: "on" } as const;
const presences = (client: Client) => client.heard("member-presence").map((one) => one.presence);
const payloads = (client: Client) => client.heard("signal").map(({ payload }) => payload);

async function pair() {
  const world = createWorld();
  const instance = await world.start();
  const anna = await seatHeld(instance, "Anna");
  const boris = await seatHeld(instance, "Boris");
  return { world, instance, anna, boris };
}

it("[SN1] whoever asks gets a session, whoever does not has none", async () => {
  const { anna, instance, world } = await pair();
  expect(anna.heard("joined")[0]?.session).toMatchObject({ had: 0 });
  const vera = await instance.seat("Vera");
  expect(vera.heard("joined")[0]).not.toHaveProperty("session");
  vera.cut();
  await settled();
  expect(await world.seated("room123")).toEqual(["Anna", "Boris"]);
});

it("[SN3] what came while there was no socket comes next, in order, nothing twice", async () => {
  const { instance, anna, boris } = await pair();
  boris.signal(anna, "offer", 1);
  anna.cut();
  await settled();
  boris.signal(anna, "candidate", 2);
  boris.say({ type: "state", state: TALKING });
  boris.signal(anna, "another", 3);
  const again = await comeBack(instance, anna);
  expect(again.inbox.map(({ type }) => type)).toEqual([
    "welcome",
    "resumed",
    "signal",
    "member-changed",
    "signal",
  ]);
  expect(again.heard("resumed")[0]).toEqual({ type: "resumed", seat: anna.seat(), had: 0 });
  expect(payloads(again)).toEqual(["candidate", "another"]);
  expect(boris.heard("member-left")).toEqual([]);
});

it("[SN3] what was sent into a socket that was dead already is sent again", async () => {
  const { instance, anna, boris } = await pair();
  for (const n of [1, 2, 3]) boris.signal(anna, `candidate ${n}`, n);
  const again = await comeBack(instance, anna, { had: hadBy(anna) - 2 });
  expect(payloads(again)).toEqual(["candidate 2", "candidate 3"]);
});

it("[SN3] a session goes on as often as its socket breaks, and counts on", async () => {
  const { instance, anna, boris } = await pair();
  let client = anna;
  for (let n = 1; n <= 5; n++) {
    client.cut();
    await settled();
    boris.signal(anna.seat(), `signal ${n}`, n);
    const next = await comeBack(instance, { ...client, ticket: anna.ticket });
    expect(payloads(next)).toEqual([`signal ${n}`]);
    client = next;
  }
});

it("[SN4] the server says how many frames of the client it had, ping aside and refused ones too", async () => {
  const { world, instance, anna, boris } = await pair();
  anna.signal(boris, "offer", 1);
  anna.say({ type: "state", state: TALKING });
  anna.say({ type: "ping", at: 1 });
  anna.sayRaw("junk");
  anna.cut();
  await settled();
  const again = await comeBack(instance, anna);
  expect(again.heard("resumed")[0]?.had).toBe(3);
  world.clock.advance(10_000);
  for (let n = 0; n < 300; n++) again.say({ type: "state", state: TALKING });
  again.cut();
  await settled();
  const third = await comeBack(instance, { ...again, ticket: anna.ticket }, { had: 0 });
  expect(third.heard("resumed")[0]?.had).toBe(303);
});

it("[SN4] the state of the join that resumes is told to the others", async () => {
  const { instance, anna, boris } = await pair();
  anna.cut();
  await settled();
  await comeBack(instance, anna, { state: TALKING });
  expect(boris.heard("member-changed").map(({ state }) => state)).toEqual([TALKING]);
});

it("[SN5] too much news was missed: the whole roster with the same seat, then the signals", async () => {
  const { instance, anna, boris } = await pair();
  anna.signal(boris, "offer", 1);
  anna.cut();
  await settled();
  boris.signal(anna, "one", 1);
  for (let n = 0; n < 65; n++) boris.say({ type: "state", state: { ...TALKING, level: n % 4 } });
  boris.signal(anna, "two", 2);
  const again = await comeBack(instance, anna);
  expect(again.inbox.map(({ type }) => type)).toEqual(["welcome", "joined", "signal", "signal"]);
  expect(again.heard("joined")[0]).toMatchObject({ seat: anna.seat(), session: { had: 1 } });
  expect(again.sees()).toEqual(["Anna", "Boris"]);
  expect(boris.heard("member-left")).toEqual([]);

  again.cut();
  await settled();
  boris.signal(anna, "three", 3);
  const third = await comeBack(instance, again);
  expect(payloads(third)).toEqual(["three"]);
});

it.each([
  ["256 signals", 257, "x"],
  ["256 kB of them", 6, "x".repeat(50_000)],
])(
  "[SN6] [SN12] more than %s were missed: another seat, and the others see the old one go",
  async (_, count, payload) => {
    const { world, instance, anna, boris } = await pair();
    anna.cut();
    await settled();
    for (let n = 1; n <= count; n++) {
      boris.signal(anna, payload, n);
      world.clock.advance(20);
    }
    const again = await comeBack(instance, anna);
    expect(again.seat()).not.toBe(anna.seat());
    expect(boris.heard("member-left")).toEqual([
      { type: "member-left", seat: anna.seat(), reason: "lost" },
    ]);
    expect(boris.sees()).toEqual(["Anna", "Boris"]);
  },
);

it("[SN6] a client that says it had more than was sent begins anew", async () => {
  const { instance, anna } = await pair();
  const again = await comeBack(instance, anna, { had: 99 });
  expect(again.seat()).not.toBe(anna.seat());
});

it("[SN7] the others see who is without a socket after 1.5 s, and who is back at once", async () => {
  const { world, instance, anna, boris } = await pair();
  anna.cut();
  await settled();
  world.clock.advance(1_499);
  expect(presences(boris)).toEqual([]);
  world.clock.advance(1);
  expect(presences(boris)).toEqual(["recovering"]);
  const vera = await instance.seat("Vera");
  expect(vera.inbox.slice(-2)).toMatchObject([
    { type: "joined" },
    { type: "member-presence", seat: anna.seat(), presence: "recovering" },
  ]);
  await comeBack(instance, anna);
  expect(presences(boris)).toEqual(["recovering", "on-air"]);
  world.clock.advance(60_000);
  await settled();
  expect(boris.sees()).toEqual(["Anna", "Boris", "Vera"]);
});

it("[SN7] whoever is back within 1.5 s was never seen to be away", async () => {
  const { world, instance, anna, boris } = await pair();
  anna.cut();
  await settled();
  world.clock.advance(1_400);
  await comeBack(instance, anna);
  world.clock.advance(60_000);
  expect(presences(boris)).toEqual([]);
});

it("[SN7] after 30 s without a socket a seat is lost, once, and later there is nothing to resume", async () => {
  const { world, instance, anna, boris } = await pair();
  anna.cut();
  await settled();
  world.clock.advance(29_999);
  expect(boris.sees()).toEqual(["Anna", "Boris"]);
  world.clock.advance(1);
  await settled();
  expect(boris.heard("member-left")).toEqual([
    { type: "member-left", seat: anna.seat(), reason: "lost" },
  ]);
  expect(await world.seated("room123")).toEqual(["Boris"]);
  const again = await comeBack(instance, anna);
  expect(again.seat()).not.toBe(anna.seat());
  expect(boris.sees()).toEqual(["Anna", "Boris"]);
});

it("[SN8] a leave, a close with 1000 and a close that means stop give the seat up at once", async () => {
  const { world, instance, anna, boris } = await pair();
  anna.say({ type: "leave" });
  boris.drop();
  const vera = await seatHeld(instance, "Vera");
  vera.served.closed("frame-too-large");
  await settled();
  expect(await world.seated("room123")).toEqual([]);
  expect(instance.deps.held.waiting()).toBe(0);
});

it("[SN8] a page that is gone leaves its seat for 2 s only", async () => {
  const { world, instance, anna, boris } = await pair();
  anna.served.closed("going-away");
  await settled();
  const again = await comeBack(instance, anna);
  expect(again.heard("resumed")).toHaveLength(1);
  again.served.closed("going-away");
  await settled();
  world.clock.advance(2_000);
  await settled();
  expect(boris.sees()).toEqual(["Boris"]);
});

it("[SN9] what is known to have arrived is not kept, and pong says what was had", async () => {
  const { world, instance, anna, boris } = await pair();
  for (let n = 1; n <= 300; n++) {
    boris.signal(anna, "x", n);
    world.clock.advance(20);
    if (n % 100 === 0) anna.say({ type: "ping", at: n, had: hadBy(anna) });
  }
  anna.signal(boris, "answer", 1);
  anna.say({ type: "ping", at: 0, had: hadBy(anna) });
  expect(anna.heard("pong").map(({ had }) => had)).toEqual([0, 0, 0, 1]);
  anna.cut();
  await settled();
  boris.signal(anna, "after", 301);
  expect(payloads(await comeBack(instance, anna))).toEqual(["after"]);
});

it("[SN9] a pong is not counted, nor does it come twice", async () => {
  const { instance, anna, boris } = await pair();
  anna.say({ type: "ping", at: 1 });
  boris.signal(anna, "one", 1);
  const again = await comeBack(instance, anna, { had: hadBy(anna) - 1 });
  expect(again.inbox.map(({ type }) => type)).toEqual(["welcome", "resumed", "signal"]);
});

it("[SN10] a newer socket takes over from one that the server still took for alive", async () => {
  const { instance, anna, boris } = await pair();
  const again = await comeBack(instance, anna);
  expect(anna.closedWith()).toBe("moved");
  boris.signal(anna, "offer", 1);
  expect([payloads(anna), payloads(again)]).toEqual([[], ["offer"]]);
  expect(boris.inbox.map(({ type }) => type)).toEqual(["welcome", "joined"]);
});

it("[SN10] of several new sockets the newest has the session", async () => {
  const { instance, anna, boris } = await pair();
  anna.cut();
  const sockets = [1, 2, 3].map(() => back(instance, anna));
  await settled();
  expect(sockets.map((one) => one.closedWith())).toEqual(["moved", "moved", null]);
  boris.signal(anna, "offer", 1);
  expect(payloads(sockets[2]!)).toEqual(["offer"]);
  expect(boris.heard("member-left")).toEqual([]);
});

it("[SN10] what was under way over the old socket is done first: a leave counts", async () => {
  const world = createWorld();
  const held: (() => void)[] = [];
  const directory = {
    ...world.directory,
    leave: async (...asked: Parameters<typeof world.directory.leave>) => {
      await new Promise<void>((go) => held.push(go));
      return world.directory.leave(...asked);
    },
  };
  const instance = await world.start({ directory });
  const anna = await seatHeld(instance, "Anna");
  anna.say({ type: "leave" });
  const again = await comeBack(instance, anna);
  expect(again.seat()).not.toBe(anna.seat()); // the leave counts
  held.forEach((go) => go());
  await settled();
  expect(again.sees()).toEqual(["Anna"]);
});

it("[SN11] a token is good for its person, its room and its seat only", async () => {
  const { instance, anna, boris } = await pair();
  anna.cut();
  await settled();
  const thief = instance.connect({ name: "Thief" });
  thief.hello();
  thief.join("room123", { resume: { token: anna.ticket().token, had: 0 } });
  const forged = instance.connect({ name: "Forged" });
  forged.hello();
  forged.join("room123", { resume: { token: `${anna.ticket().token}x`, had: 0 } });
  const elsewhere = back(instance, anna, { room: "elsewhere" });
  await settled();
  for (const client of [thief, forged, elsewhere]) {
    expect(client.heard("resumed")).toEqual([]);
    expect(client.seat()).not.toBe(anna.seat());
  }
  expect((await comeBack(instance, anna)).heard("resumed")).toHaveLength(1);
  expect(boris.closedWith()).toBeNull();
});

it("[SN11] whoever joins anew takes the waiting seat away", async () => {
  const { world, instance, anna, boris } = await pair();
  anna.cut();
  await settled();
  const anew = await seatHeld(instance, "Anna");
  expect(boris.heard("member-left").map(({ reason }) => reason)).toEqual(["replaced"]);
  expect(instance.deps.held.waiting()).toBe(0);
  world.clock.advance(60_000);
  await settled();
  expect(anew.sees()).toEqual(["Anna", "Boris"]);
  expect(await world.seated("room123")).toEqual(["Boris", "Anna"]);
});

it("[SN11] who lost the connection before the new roster arrived is told it again, and misses nothing", async () => {
  const { instance, anna, boris } = await pair();
  anna.cut();
  boris.signal(anna.seat(), "one", 1);
  const vera = await instance.seat("Vera");
  await settled();
  // More news than is kept: a roster has to come.
  for (let n = 0; n < 70; n++) vera.say({ type: "state", state: { ...QUIET, hand: n % 2 === 0 } });
  await settled();
  const token = anna.ticket().token;
  const had = hadBy(anna);
  const unread = await comeBack(instance, anna, { had });
  expect(unread.heard("joined")).toHaveLength(1);
  boris.signal(anna.seat(), "two", 2);
  vera.say({ type: "leave" });
  unread.cut(); // and it has read nothing of that
  await settled();
  const again = instance.connect({ name: "Anna" });
  again.hello();
  again.join("room123", { resume: { token, had } });
  await settled();
  expect(again.heard("joined").map(({ seat }) => seat)).toEqual([anna.seat()]);
  expect(again.sees()).toEqual(["Anna", "Boris"]);
  expect(taken(again)).toEqual(["one", "two"]);
});
