import { expect, it } from "vitest";
import { MAX_FRAME_BYTES, type RoomKey } from "@efir/protocol";
import { QUIET } from "./testing/client.ts";
import { createWorld, settled } from "./testing/world.ts";

const TALKING = { ...QUIET, mic: "on" } as const;

it("[SG1] a newcomer learns who is there, itself included, and they learn of it once", async () => {
  const instance = await createWorld().start();
  const anna = await instance.seat("Anna");
  const boris = await instance.seat("Boris");

  const [joined] = boris.heard("joined");
  expect(joined?.members.map(({ name }) => name)).toEqual(["Anna", "Boris"]);
  expect(joined?.seat).toBe(joined?.members[1]?.seat);
  expect(anna.heard("member-joined").map(({ member }) => member.name)).toEqual(["Boris"]);
  expect(boris.heard("member-joined")).toEqual([]);
});

it("[SG2] welcome says who one is and which servers to use", async () => {
  const instance = await createWorld().start();
  const anna = instance.connect({ name: "Anna" });
  anna.hello();
  expect(anna.inbox).toEqual([
    {
      type: "welcome",
      version: 1,
      self: { id: "p-Anna", name: "Anna", avatar: null },
      ice: {
        iceServers: [{ urls: ["stun:stun.test:3478"] }],
        iceTransportPolicy: "all",
        expiresAt: null,
      },
    },
  ]);
});

it("[SG3] hello, join and a signal sent back to back are handled in this order", async () => {
  const instance = await createWorld().start();
  const anna = await instance.seat("Anna");
  const boris = instance.connect({ name: "Boris" });
  boris.hello();
  boris.join();
  boris.signal(anna, "offer");
  boris.say({ type: "ping", at: 7 });
  await settled();
  expect(boris.inbox.map(({ type }) => type)).toEqual(["welcome", "joined", "pong"]);
  expect(anna.inbox.map(({ type }) => type)).toEqual([
    "welcome",
    "joined",
    "member-joined",
    "signal",
  ]);
});

it("[SG4] a signal reaches its addressee alone, from the sender's seat, and byte for byte", async () => {
  const instance = await createWorld().start();
  const [anna, boris, vera] = [
    await instance.seat("Anna"),
    await instance.seat("Boris"),
    await instance.seat("Vera"),
  ];
  const payload = '{"kind":"x",\n "text":"две строки \\u0000 🎙"}\n\n';
  boris.signal(anna, payload, 41);
  expect(anna.heard("signal")).toEqual([{ type: "signal", seat: boris.seat(), n: 41, payload }]);
  expect(vera.heard("signal")).toEqual([]);
  expect(boris.heard("signal")).toEqual([]);
});

it("[SG5] between members of one instance a signal is written before `receive` returns", async () => {
  const instance = await createWorld().start();
  const [anna, boris] = [await instance.seat("Anna"), await instance.seat("Boris")];
  for (let n = 1; n <= 100; n++) boris.signal(anna, `candidate ${n}`, n);
  expect(anna.heard("signal").map(({ n }) => n)).toEqual([...Array(100).keys()].map((n) => n + 1));
});

it("[SG6] a signal for nobody in the room is refused, with the seat it was for", async () => {
  const instance = await createWorld().start();
  const [anna, boris] = [await instance.seat("Anna"), await instance.seat("Boris", "another")];
  boris.signal(anna, "offer");
  boris.signal("nobody-at-all", "offer");
  expect(boris.heard("refused")).toEqual([
    { type: "refused", of: "signal", code: "no-such-member", seat: anna.seat() },
    { type: "refused", of: "signal", code: "no-such-member", seat: "nobody-at-all" },
  ]);
  expect(anna.heard("signal")).toEqual([]);
});

it("[SG7] nothing but hello, join and ping does anything before a join", async () => {
  const instance = await createWorld().start();
  const anna = await instance.seat("Anna");
  const boris = instance.connect({ name: "Boris" });
  boris.hello();
  boris.signal(anna, "offer");
  boris.say({ type: "state", state: TALKING });
  boris.say({ type: "leave" });
  await settled();
  expect(boris.heard("refused").map(({ of, code }) => `${of} ${code}`)).toEqual([
    "signal not-joined",
    "state not-joined",
    "leave not-joined",
  ]);
  expect(anna.heard("signal")).toEqual([]);
});

it("[SG8] a leave is answered, told to the others once, and known to the directory", async () => {
  const world = createWorld();
  const instance = await world.start();
  const [anna, boris] = [await instance.seat("Anna"), await instance.seat("Boris")];
  boris.say({ type: "leave" });
  await settled();
  expect(boris.inbox.at(-1)).toEqual({ type: "left" });
  expect(anna.heard("member-left")).toEqual([
    { type: "member-left", seat: boris.seat(), reason: "left" },
  ]);
  expect(await world.seated("room123")).toEqual(["Anna"]);
});

it("[SG9] a closed socket leaves its room, whatever was under way", async () => {
  const world = createWorld();
  const instance = await world.start();
  const anna = await instance.seat("Anna");
  const boris = await instance.seat("Boris");
  const vera = instance.connect({ name: "Vera" });
  vera.hello();
  vera.join();
  vera.drop(); // before the directory has answered
  boris.drop();
  await settled();
  expect(anna.sees()).toEqual(["Anna"]);
  expect(await world.seated("room123")).toEqual(["Anna"]);
});

it("[SG10] whoever left can join again, there or elsewhere, as somebody new", async () => {
  const instance = await createWorld().start();
  const anna = await instance.seat("Anna");
  const first = anna.seat();
  anna.say({ type: "leave" });
  anna.join("elsewhere");
  await settled();
  expect(anna.seat()).not.toBe(first);
  expect(anna.heard("joined").at(-1)?.room.code).toBe("elsewhere");
});

it("[SG11] a room that nobody has is opened on demand, with what was typed as its title", async () => {
  const instance = await createWorld().start({ settings: { maxRoomSize: 5 } });
  const anna = await instance.seat("Anna", "Our-Room");
  expect(anna.heard("joined")[0]?.room).toMatchObject({
    code: "Our-Room",
    title: "Our-Room",
    owner: "p-Anna",
    mode: "open",
    plane: "mesh",
    limit: 5,
  });
});

it("[SG12] a room that nobody has is refused when it is not to be opened", async () => {
  const world = createWorld();
  const instance = await world.start();
  const anna = instance.connect({ name: "Anna" });
  anna.hello();
  anna.join("room123", { open: false });
  await settled();
  expect(anna.inbox.at(-1)).toEqual({ type: "refused", of: "join", code: "room-not-found" });
  expect(instance.deps.hub.rooms()).toEqual([]);
});

it("[SG13] codes that differ in case name one room, which keeps its first spelling", async () => {
  const instance = await createWorld().start();
  const anna = await instance.seat("Anna", "Room123");
  const boris = await instance.seat("Boris", "rOOM123");
  expect(boris.heard("joined")[0]?.room.code).toBe("Room123");
  expect(anna.sees()).toEqual(["Anna", "Boris"]);
});

it("[SG14] a full room is refused, and nobody in it hears of it", async () => {
  const instance = await createWorld().start({ settings: { maxRoomSize: 2 } });
  const [anna] = [await instance.seat("Anna"), await instance.seat("Boris")];
  const vera = await instance.seat("Vera");
  expect(vera.inbox.at(-1)).toEqual({ type: "refused", of: "join", code: "room-full" });
  expect(anna.sees()).toEqual(["Anna", "Boris"]);
  expect(vera.closedWith()).toBeNull();
});

it("[SG15] a second join is refused until the first was left", async () => {
  const instance = await createWorld().start();
  const anna = await instance.seat("Anna");
  anna.join("elsewhere");
  await settled();
  expect(anna.inbox.at(-1)).toEqual({ type: "refused", of: "join", code: "already-joined" });
});

it("[SG16] [TRAP4] a token for one room opens that room, in any case of letters, and no other", async () => {
  const instance = await createWorld().start();
  const anna = instance.connect({ name: "Anna", onlyRoom: "room123" as RoomKey });
  anna.hello();
  anna.join("elsewhere");
  anna.join("ROOM123");
  await settled();
  expect(anna.inbox.map(({ type }) => type)).toEqual(["welcome", "refused", "joined"]);
  expect(anna.heard("refused")).toEqual([{ type: "refused", of: "join", code: "wrong-room" }]);
});

it("[SG17] a state is told to the others and kept for those who come later", async () => {
  const instance = await createWorld().start();
  const [anna, boris] = [await instance.seat("Anna"), await instance.seat("Boris")];
  boris.say({ type: "state", state: TALKING });
  await settled();
  const vera = await instance.seat("Vera");
  expect(anna.heard("member-changed")).toEqual([
    { type: "member-changed", seat: boris.seat(), state: TALKING },
  ]);
  expect(boris.heard("member-changed")).toEqual([]);
  expect(vera.heard("joined")[0]?.members[1]?.state).toEqual(TALKING);
});

it("[SG20] the same person elsewhere takes the seat over: the older connection is told and closed", async () => {
  const world = createWorld();
  const instance = await world.start();
  const boris = await instance.seat("Boris");
  const anna = await instance.seat("Anna");
  const old = anna.seat();
  const again = await instance.seat("Anna");
  expect(anna.closedWith()).toBe("taken-over");
  expect(again.sees()).toEqual(["Anna", "Boris"]);
  expect(boris.heard("member-left")).toEqual([
    { type: "member-left", seat: old, reason: "replaced" },
  ]);
  expect(boris.sees()).toEqual(["Anna", "Boris"]);
  expect(await world.seated("room123")).toEqual(["Boris", "Anna"]); // the old leave took nothing away
});

it("[SG24] a member list comes in the order of joining", async () => {
  const world = createWorld();
  const instance = await world.start();
  for (const name of ["Vera", "Anna", "Boris"]) {
    await instance.seat(name);
    world.clock.advance(10);
  }
  const last = await instance.seat("Zoe");
  expect(last.heard("joined")[0]?.members.map(({ name }) => name)).toEqual([
    "Vera",
    "Anna",
    "Boris",
    "Zoe",
  ]);
});

it("[SG25] an empty room is let go of", async () => {
  const instance = await createWorld().start();
  const [anna, boris] = [await instance.seat("Anna"), await instance.seat("Boris")];
  anna.drop();
  boris.say({ type: "leave" });
  await settled();
  expect(instance.deps.hub.rooms()).toEqual([]);
});

it("[SG26] what goes to many is encoded once", async () => {
  const instance = await createWorld().start();
  const [anna, boris] = [await instance.seat("Anna"), await instance.seat("Boris")];
  await instance.seat("Vera");
  expect(anna.frames.at(-1)).toBe(boris.frames.at(-1));
});

it("[SG27] the largest frame there can be is relayed whole", async () => {
  const instance = await createWorld().start();
  const [anna, boris] = [await instance.seat("Anna"), await instance.seat("Boris")];
  const payload = "x".repeat(MAX_FRAME_BYTES - 100);
  boris.signal(anna, payload);
  expect(anna.heard("signal")[0]?.payload).toBe(payload);
});
