import { createManualClock, ok, State, type Result } from "@efir/kit";
import type { RoomFacts } from "@efir/protocol";
import { describe, expect, it } from "vitest";
import type { RoomHint } from "../platform/which-room.ts";
import type { ApiFailure } from "../session/api.ts";
import { refused, someFacts } from "../testing/fake-api.ts";
import { aSound } from "../testing/a-sound.ts";
import { aCode, createFakeDevices } from "../testing/fake-call.ts";
import { settle } from "../testing/settle.ts";
import { createEntry, type JoinWish } from "./entry.ts";
import { createLookUp } from "./look-up.ts";

const LINK: RoomHint = { kind: "code", code: aCode() };
type Facts = Result<RoomFacts, ApiFailure>;

interface Start {
  readonly room?: RoomHint;
  readonly name?: string | null;
  readonly facts?: (code: string) => Facts | Promise<Facts>;
}

function enter({ room = LINK, name = "Anna", facts = () => ok(someFacts()) }: Start = {}) {
  const clock = createManualClock();
  const asked: string[] = [];
  const wishes: JoinWish[] = [];
  const devices = createFakeDevices();
  const lookUp = createLookUp({
    clock,
    facts: async (code) => {
      asked.push(code);
      return facts(code);
    },
  });
  const refusal = new State(null);
  const entry = createEntry({
    room,
    name,
    lookUp,
    refusal,
    devices,
    self: new State(null),
    sound: aSound(),
    lastRooms: [],
    isMoving: false,
    join: (wish) => wishes.push(wish),
  });
  return { entry, clock, asked, wishes, devices };
}

describe("the first screen", () => {
  it("[MA33] a link and a remembered name leave one tap to do", async () => {
    const { entry, wishes } = enter();
    await settle();
    entry.submit();
    expect(wishes).toEqual([
      { code: "room123", name: "Anna", open: false, limit: 8, as: "speaker" },
    ]);
  });

  it("[MA82] who comes and goes while one still waits is seen", async () => {
    const answers = [
      ok(someFacts({ on_air: 1 })),
      refused("unreachable"),
      ok(someFacts({ on_air: 2 })),
    ];
    const { entry, clock } = enter({ facts: () => answers.shift() ?? ok(someFacts()) });
    const onAir = async () => {
      await settle();
      const sight = entry.sight.get();
      return sight.kind === "found" ? sight.facts.on_air : sight.kind;
    };
    expect(await onAir()).toBe(1);
    clock.advance(5_000);
    expect(await onAir()).toBe(1); // a look that came to nothing takes nothing away
    clock.advance(5_000);
    expect(await onAir()).toBe(2);
  });

  it("[MA83] whoever has joined looks no more from outside", async () => {
    const { entry, clock, asked } = enter();
    await settle();
    entry.submit();
    clock.advance(60_000);
    await settle();
    expect(asked).toHaveLength(1);
  });

  it("[MA34] a name that is missing is asked for in its place", () => {
    const { entry, wishes } = enter({ name: "" });
    entry.submit();
    expect(entry.state.get().problem).toEqual({ field: "name", code: "name-missing" });
    entry.setName(" Anna ");
    expect(entry.state.get().problem).toBeNull();
    entry.submit();
    expect(wishes[0]?.name).toBe("Anna");
  });

  it("[MA35] nobody whom Telegram has named is asked for a name", () => {
    const { entry, wishes } = enter({ name: null });
    entry.submit();
    expect(wishes[0]?.name).toBeNull();
  });

  it("[MA36] a code that cannot be is said to be so, in its place", () => {
    const { entry, wishes } = enter({ room: { kind: "none" } });
    entry.submit();
    expect(entry.state.get().problem).toEqual({ field: "code", code: "code-missing" });
    entry.setCode("a b");
    entry.submit();
    expect(entry.state.get().problem).toEqual({ field: "code", code: "code-odd" });
    expect(wishes).toEqual([]);
  });

  it("[MA37] a link with an impossible code says so at once", () => {
    const { entry } = enter({ room: { kind: "bad-code", text: "a b" } });
    expect(entry.state.get()).toMatchObject({
      code: { kind: "typed", text: "a b" },
      problem: { field: "code", code: "code-odd" },
    });
  });

  it("[MA38] a room is looked at once per code, after the typing", async () => {
    const { entry, clock, asked } = enter({ room: { kind: "none" } });
    for (const text of ["r", "ro", "roo", "room", "room1"]) entry.setCode(text);
    expect(entry.sight.get()).toEqual({ kind: "looking" });
    clock.advance(250);
    await settle();
    expect(asked).toEqual(["room1"]);
    expect(entry.sight.get().kind).toBe("found");
  });

  it("[MA39] what comes back late about another room is dropped", async () => {
    let answer: (facts: Facts) => void = () => undefined;
    const slow = new Promise<Facts>((resolve) => (answer = resolve));
    const facts = (code: string) => (code === "room123" ? slow : refused("room-not-found"));
    const { entry, clock } = enter({ facts });
    entry.otherRoom();
    entry.setCode("other");
    clock.advance(250);
    await settle();
    answer(ok(someFacts()));
    await settle();
    expect(entry.sight.get()).toEqual({ kind: "missing" });
  });

  it("[MA40] without a server one may try again", async () => {
    let up = false;
    const { entry } = enter({ facts: () => (up ? ok(someFacts()) : refused("unreachable")) });
    await settle();
    expect(entry.sight.get()).toEqual({ kind: "failed", code: "unreachable" });
    up = true;
    entry.lookAgain();
    await settle();
    expect(entry.sight.get().kind).toBe("found");
  });

  it("[MA41] a typed code opens only a room that was seen not to exist", async () => {
    const typed = () => {
      const entered = enter({ room: { kind: "none" }, facts: () => refused("room-not-found") });
      entered.entry.setCode("room123");
      return entered;
    };
    const [unseen, seen] = [typed(), typed()];
    unseen.entry.submit();
    seen.clock.advance(250);
    await settle();
    seen.entry.submit();
    expect([unseen, seen].map(({ wishes }) => wishes[0]?.open)).toEqual([false, true]);
  });

  it("[MA42] a link opens its room before it was seen, but not one that exists", async () => {
    const { entry, wishes } = enter();
    entry.submit();
    await settle();
    entry.submit();
    expect(wishes.map(({ open }) => open)).toEqual([true, false]);
  });

  it("[EN9] a room from the list is one tap away, and is looked at", async () => {
    const { entry, asked } = enter({ room: { kind: "none" } });
    entry.chooseRoom(aCode("friday"));
    await settle();
    expect([asked, entry.state.get().code]).toEqual([
      ["friday"],
      { kind: "known", code: "friday" },
    ]);
  });

  it("[EN10] whoever goes elsewhere gives back what was tried out", async () => {
    const { entry, devices, clock, asked } = enter();
    await devices.microphone.start();
    entry.close();
    clock.advance(60_000);
    await settle();
    expect([devices.microphone.state.get().kind, asked.length]).toEqual(["off", 1]);
  });
});
