import { describe, expect, it } from "vitest";
import type { MemberId, Room, RoomCode } from "@efir/protocol";
import type { Client } from "./testing/client.ts";
import { comeBack, seatHeld } from "./testing/resuming.ts";
import { createWorld, settled, type TestInstance } from "./testing/world.ts";

const LIVE = { mic: "on", camera: "on", screen: "on", hand: false, level: 2 } as const;
const CODE = "room123" as RoomCode;
const idOf = (name: string) => `p-${name}` as MemberId;

/** A room of Anna's on two instances. */
async function aHouse(facts: Partial<Room> = {}) {
  const world = createWorld();
  const [one, two] = [await world.start(), await world.start()];
  await world.directory.createRoom({
    code: CODE,
    title: "Talk",
    owner: idOf("Anna"),
    mode: "open",
    plane: "mesh",
    limit: 8,
    createdAt: 1,
    keepEmptyMs: 600_000,
    ...facts,
  });
  const comes = async (name: string, at: TestInstance = one, id?: string) => {
    const client = at.connect({ name, ...(id && { id }) });
    client.hello();
    client.join(CODE, { open: false, state: LIVE });
    await settled();
    return client;
  };
  const acts = async (client: Client, kind: string, more: object = {}) => {
    client.say({ type: "moderate", act: { kind, ...more } });
    await settled();
  };
  const upon = (client: Client, kind: string, name: string) =>
    acts(client, kind, { person: idOf(name) });
  return { world, one, two, comes, acts, upon };
}

const isIn = (client: Client) => client.heard("joined").length > 0;
const refusals = (client: Client) => client.heard("refused").map(({ code }) => code);

/** How this client has been told that somebody is. */
function shown(client: Client, name: string) {
  let member = client
    .heard("joined")
    .at(-1)
    ?.members.find((one) => one.name === name);
  for (const message of client.inbox) {
    if (message.type === "member-joined" && message.member.name === name) member = message.member;
    if (member && message.type === "member-changed" && message.seat === member.seat)
      member = { ...member, state: message.state };
    if (member && message.type === "member-rights" && message.seat === member.seat)
      member = { ...member, role: message.role, muted: message.muted };
  }
  return member;
}

describe("roles", () => {
  it("[RR1] the owner is one, and the others speak, or on a stage listen", async () => {
    const { comes } = await aHouse();
    const [anna, boris] = [await comes("Anna"), await comes("Boris")];
    expect([shown(boris, "Anna")?.role, shown(anna, "Boris")?.role]).toEqual(["owner", "speaker"]);
    const stage = await aHouse({ mode: "stage" });
    await stage.comes("Anna");
    const vera = await stage.comes("Vera", stage.two);
    expect([shown(vera, "Anna")?.role, shown(vera, "Vera")?.role]).toEqual(["owner", "listener"]);
  });

  it("[RR2] a listener is told as one who sends nothing, whatever it claims", async () => {
    const { comes, two } = await aHouse({ mode: "stage" });
    const anna = await comes("Anna");
    const vera = await comes("Vera", two);
    const silent = { ...LIVE, mic: "none", camera: "off", screen: "off", level: 0 };
    expect(shown(anna, "Vera")?.state).toEqual(silent);
    vera.say({ type: "state", state: { ...LIVE, hand: true } });
    await settled();
    expect(shown(anna, "Vera")?.state).toEqual({ ...silent, hand: true });
  });

  it("[RR2] [RR11] whoever is invited to speak may, and whoever goes to the listeners may not", async () => {
    const { comes, upon, two } = await aHouse({ mode: "stage" });
    const [anna, vera] = [await comes("Anna"), await comes("Vera", two)];
    await upon(anna, "invite", "Vera");
    vera.say({ type: "state", state: LIVE });
    await settled();
    expect(shown(vera, "Vera")).toMatchObject({ role: "speaker", muted: false });
    expect(shown(anna, "Vera")).toMatchObject({ role: "speaker", state: LIVE });
    await upon(anna, "to-listeners", "Vera");
    expect(shown(anna, "Vera")).toMatchObject({ role: "listener", state: { mic: "none" } });
    expect(shown(vera, "Vera")?.role).toBe("listener");
  });
});

describe("muting", () => {
  it("[RR2] [RR5] whoever is muted is told as muted whatever it claims, until it is unmuted", async () => {
    const { comes, upon, two } = await aHouse();
    const [anna, boris] = [await comes("Anna"), await comes("Boris", two)];
    await upon(anna, "mute", "Boris");
    expect(shown(boris, "Boris")?.muted).toBe(true);
    expect(shown(anna, "Boris")).toMatchObject({ muted: true, state: { mic: "off", level: 0 } });
    boris.say({ type: "state", state: { ...LIVE, level: 3 } });
    await settled();
    expect(shown(anna, "Boris")?.state).toMatchObject({ mic: "off", level: 0 });
    await upon(anna, "unmute", "Boris");
    expect(shown(anna, "Boris")).toMatchObject({ muted: false, state: { mic: "off" } });
    boris.say({ type: "state", state: LIVE });
    await settled();
    expect(shown(anna, "Boris")?.state).toEqual(LIVE);
  });

  it("[RR3] it holds after a reload, on another device, and for whoever comes later", async () => {
    const { comes, upon, one, two } = await aHouse();
    const [anna, boris] = [await comes("Anna"), await comes("Boris", two)];
    await upon(anna, "mute", "Boris");
    boris.drop();
    await settled();
    const reloaded = await comes("Boris", two);
    expect(shown(reloaded, "Boris")?.muted).toBe(true);
    expect(shown(anna, "Boris")).toMatchObject({ muted: true, state: { mic: "off" } });
    const phone = await comes("Boris", one);
    expect(reloaded.closedWith()).toBe("taken-over");
    expect(shown(phone, "Boris")?.muted).toBe(true);
    const vera = await comes("Vera", two);
    expect(shown(vera, "Boris")).toMatchObject({ muted: true, state: { mic: "off", level: 0 } });
  });

  it("[RR5] all are muted but those who may not be, and who comes later is not", async () => {
    const { comes, acts, upon, two } = await aHouse();
    const [anna, boris] = [await comes("Anna"), await comes("Boris", two)];
    await comes("Vera");
    await upon(anna, "appoint", "Vera");
    await acts(anna, "mute-all");
    const muted = (client: Client) =>
      ["Anna", "Boris", "Vera"].map((name) => shown(client, name)?.muted);
    expect(muted(anna)).toEqual([false, true, true]);
    expect(muted(boris)).toEqual([false, true, true]);
    await comes("Gleb");
    expect(shown(anna, "Gleb")?.muted).toBe(false);
  });

  it("[RR5] on entry: whoever is inside is not muted, whoever comes is, until a moderator lets it speak", async () => {
    const { comes, acts, upon, two } = await aHouse();
    const [anna, boris] = [await comes("Anna"), await comes("Boris", two)];
    await acts(anna, "mute-on-entry", { on: true });
    expect(boris.heard("room-rules").at(-1)?.rules).toEqual({ locked: false, muteOnEntry: true });
    expect(shown(anna, "Boris")?.muted).toBe(false);
    const vera = await comes("Vera", two);
    expect(vera.heard("joined")[0]?.rules?.muteOnEntry).toBe(true);
    expect(shown(anna, "Vera")).toMatchObject({ muted: true, state: { mic: "off" } });
    await upon(anna, "unmute", "Vera");
    vera.drop();
    await settled();
    await comes("Vera", two);
    expect(shown(anna, "Vera")?.muted).toBe(false);
  });
});

describe("who may do what", () => {
  it("[RR4] [TRAP4] a member is refused whatever it asks, and nothing changes", async () => {
    const { world, comes, upon, acts } = await aHouse();
    const [anna, boris] = [await comes("Anna"), await comes("Boris")];
    const kinds = [
      "mute",
      "unmute",
      "invite",
      "to-listeners",
      "remove",
      "ban",
      "appoint",
      "let-in",
    ];
    for (const kind of kinds) await upon(boris, kind, "Anna");
    for (const kind of ["mute-all", "lock", "end-room"]) await acts(boris, kind);
    await acts(boris, "mute-on-entry", { on: true });
    expect(refusals(boris)).toEqual(Array.from({ length: 12 }, () => "not-allowed"));
    expect((await world.directory.charter(CODE))?.rights.version).toBe(0);
    expect(anna.closedWith()).toBeNull();
  });

  it("[RR4] a moderator keeps order among members, not among equals, and does not lead", async () => {
    const { comes, upon, acts } = await aHouse();
    const [anna, boris] = [await comes("Anna"), await comes("Boris")];
    await comes("Vera");
    await comes("Gleb");
    await upon(anna, "appoint", "Boris");
    await upon(anna, "appoint", "Vera");
    expect(shown(boris, "Boris")?.role).toBe("moderator");
    await upon(boris, "mute", "Gleb");
    expect(shown(anna, "Gleb")?.muted).toBe(true);
    for (const name of ["Anna", "Vera", "Boris"]) await upon(boris, "mute", name);
    await upon(boris, "appoint", "Gleb");
    await acts(boris, "end-room");
    expect(refusals(boris)).toEqual(Array.from({ length: 5 }, () => "not-allowed"));
    await upon(anna, "dismiss", "Boris");
    await upon(boris, "unmute", "Gleb");
    expect(refusals(boris)).toHaveLength(6);
  });

  it("[RR4] where nobody owns the room its moderators lead", async () => {
    const { world, comes, acts } = await aHouse({ owner: null });
    const { withStanding } = await import("@efir/directory");
    await world.directory.changeRights(CODE, ({ rights }) => ({
      ok: true,
      value: withStanding(rights, idOf("Boris"), { moderator: true }),
    }));
    const [anna, boris] = [await comes("Anna"), await comes("Boris")];
    await acts(boris, "end-room");
    expect([anna.closedWith(), boris.closedWith()]).toEqual(["room-ended", "room-ended"]);
  });

  it("[RR4] an act upon somebody whom nobody knows is refused, and so is one from outside", async () => {
    const { one, comes, upon } = await aHouse();
    const anna = await comes("Anna");
    await upon(anna, "ban", "Nobody");
    expect(refusals(anna)).toEqual(["no-such-member"]);
    const boris = one.connect({ name: "Boris" });
    boris.hello();
    await upon(boris, "mute", "Anna");
    expect(refusals(boris)).toEqual(["not-joined"]);
  });
});

describe("taking out", () => {
  it("[RR6] whoever is removed is out at once, and back only when let in", async () => {
    const { comes, upon, two } = await aHouse();
    const [anna, boris] = [await comes("Anna"), await comes("Boris", two)];
    await upon(anna, "remove", "Boris");
    expect(boris.closedWith()).toBe("removed");
    expect(anna.sees()).toEqual(["Anna"]);
    const again = await comes("Boris", two);
    expect(refusals(again)).toEqual(["not-let-in"]);
    await upon(anna, "let-in", "Boris");
    expect(again.heard("let-in")).toHaveLength(1);
    again.join(CODE);
    await settled();
    expect(anna.sees()).toEqual(["Anna", "Boris"]);
  });

  it("[RR6] [TRAP4] whoever is banned stays out, in any spelling and from any device, until it is not", async () => {
    const { comes, upon, one, two } = await aHouse();
    const [anna, boris] = [await comes("Anna"), await comes("Boris", two)];
    await upon(anna, "ban", "Boris");
    expect(boris.closedWith()).toBe("banned");
    expect(
      anna
        .heard("bans")
        .at(-1)
        ?.people.map(({ name }) => name),
    ).toEqual(["Boris"]);
    for (const at of [one, two]) {
      const other = at.connect({ name: "Not Boris at all", id: idOf("Boris") });
      other.hello();
      other.join("ROOM123", { open: true });
      await settled();
      expect([refusals(other), isIn(other)]).toEqual([["banned"], false]);
    }
    await upon(anna, "unban", "Boris");
    expect(anna.heard("bans").at(-1)?.people).toEqual([]);
    expect(isIn(await comes("Boris"))).toBe(true);
  });

  it("[RR6] a ban that comes while somebody is on the way in keeps it out", async () => {
    const { world, one, two, comes, upon } = await aHouse();
    const anna = await comes("Anna", two);
    await comes("Boris", two);
    const boris = one.connect({ name: "Boris" });
    boris.hello();
    boris.join(CODE);
    await upon(anna, "ban", "Boris");
    await settled();
    expect(boris.closedWith() ?? refusals(boris)[0]).toMatch(/banned|try-again/);
    expect(await world.seated(CODE)).toEqual(["Anna"]);
    expect(anna.sees()).toEqual(["Anna"]);
  });

  it.each(["here", "elsewhere"])(
    "[RR6] whoever is banned while it has no socket does not go on: %s",
    async (where) => {
      const { world, one, two, comes, upon } = await aHouse();
      const anna = await comes("Anna", two);
      const boris = await seatHeld(one, "Boris", CODE);
      boris.served.closed(undefined);
      await upon(anna, "ban", "Boris");
      const back = await comeBack(where === "here" ? one : two, boris, { room: CODE });
      expect([isIn(back), refusals(back)]).toEqual([false, ["banned"]]);
      expect(await world.seated(CODE)).toEqual(["Anna"]);
    },
  );

  it("[RR3] whoever is muted while it has no socket is so when it goes on elsewhere", async () => {
    const { one, two, comes, upon } = await aHouse();
    const anna = await comes("Anna", two);
    const boris = await seatHeld(one, "Boris", CODE);
    boris.served.closed(undefined);
    await upon(anna, "mute", "Boris");
    const back = await comeBack(two, boris, { room: CODE, state: LIVE });
    expect(back.heard("member-rights").at(-1) ?? shown(back, "Boris")).toMatchObject({
      muted: true,
    });
    expect(shown(anna, "Boris")).toMatchObject({ muted: true, state: { mic: "off" } });
  });

  it("[RR7] a locked room takes nobody new, and back whoever was inside", async () => {
    const { comes, acts, two } = await aHouse();
    const [anna, boris] = [await comes("Anna"), await comes("Boris", two)];
    await acts(anna, "lock");
    expect(boris.heard("room-rules").at(-1)?.rules.locked).toBe(true);
    expect(refusals(await comes("Vera"))).toEqual(["room-locked"]);
    boris.drop();
    await settled();
    expect(isIn(await comes("Boris"))).toBe(true);
    await acts(anna, "unlock");
    expect(isIn(await comes("Vera"))).toBe(true);
  });

  it("[RR8] an ended room ends for all, and nobody opens it by coming back", async () => {
    const { world, comes, acts, one, two } = await aHouse();
    const [anna, boris] = [await comes("Anna"), await comes("Boris", two)];
    await acts(anna, "end-room");
    expect([anna.closedWith(), boris.closedWith()]).toEqual(["room-ended", "room-ended"]);
    expect(await world.directory.room(CODE)).toBeNull();
    for (const at of [one, two]) {
      const back = at.connect({ name: "Boris" });
      back.hello();
      back.join(CODE, { open: true });
      await settled();
      expect(refusals(back)).toEqual(["room-ended"]);
    }
    world.clock.advance(61_000);
    await settled();
    const later = one.connect({ name: "Boris" });
    later.hello();
    later.join(CODE, { open: true });
    await settled();
    expect(isIn(later)).toBe(true);
  });
});

describe("at the door", () => {
  it("[RR9] [RR10] somebody to be approved waits, those inside see it, and comes in when let in", async () => {
    const { comes, upon, two } = await aHouse({ entry: "approved" });
    const anna = await comes("Anna");
    const boris = await comes("Boris", two);
    expect([refusals(boris), boris.closedWith()]).toEqual([["not-let-in"], null]);
    expect(
      anna
        .heard("knocks")
        .at(-1)
        ?.people.map(({ name }) => name),
    ).toEqual(["Boris"]);
    await upon(anna, "let-in", "Boris");
    expect(anna.heard("knocks").at(-1)?.people).toEqual([]);
    boris.join(CODE);
    await settled();
    expect(anna.sees()).toEqual(["Anna", "Boris"]);
    boris.drop();
    await settled();
    expect(isIn(await comes("Boris", two))).toBe(true);
    expect(boris.heard("knocks")).toEqual([]);
  });

  it("[RR9] whoever is turned away is told so, and may ask again", async () => {
    const { comes, upon, two } = await aHouse({ entry: "approved" });
    const anna = await comes("Anna");
    const boris = await comes("Boris", two);
    await upon(anna, "turn-away", "Boris");
    expect(boris.heard("turned-away").map(({ why }) => why)).toEqual(["declined"]);
    expect(anna.heard("knocks").at(-1)?.people).toEqual([]);
    boris.join(CODE);
    await settled();
    expect(
      anna
        .heard("knocks")
        .at(-1)
        ?.people.map(({ name }) => name),
    ).toEqual(["Boris"]);
  });

  it("[RR9] whoever goes waits no more, by leaving or by closing", async () => {
    const { comes, two } = await aHouse({ entry: "approved" });
    const anna = await comes("Anna");
    const [boris, vera] = [await comes("Boris", two), await comes("Vera")];
    boris.say({ type: "leave" });
    vera.drop();
    await settled();
    expect(boris.heard("left")).toHaveLength(1);
    expect(anna.heard("knocks").at(-1)?.people).toEqual([]);
  });

  it("[RR9] who waits when nobody is inside is shown to the owner who comes", async () => {
    const { comes, two } = await aHouse({ entry: "approved" });
    await comes("Boris", two);
    const anna = await comes("Anna");
    expect(
      anna
        .heard("knocks")
        .at(-1)
        ?.people.map(({ name }) => name),
    ).toEqual(["Boris"]);
  });

  it("[RR9] a room that ends, is locked or bans tells whoever waits", async () => {
    const { comes, acts, upon, two } = await aHouse({ entry: "approved" });
    const anna = await comes("Anna");
    const boris = await comes("Boris", two);
    await upon(anna, "ban", "Boris");
    const vera = await comes("Vera", two);
    await acts(anna, "lock");
    await acts(anna, "unlock");
    const gleb = await comes("Gleb", two);
    await acts(anna, "end-room");
    expect(
      [boris, vera, gleb].map((one) => one.heard("turned-away").map(({ why }) => why)),
    ).toEqual([["banned"], ["room-locked"], ["room-ended"]]);
  });

  it("[RR9] nobody answers whether one is a member of the chat: told in ten seconds", async () => {
    const { world, comes } = await aHouse({ entry: "chat-members" });
    const boris = await comes("Boris");
    world.clock.advance(9_000);
    await settled();
    expect(boris.heard("turned-away")).toEqual([]);
    world.clock.advance(1_000);
    await settled();
    expect(boris.heard("turned-away").map(({ why }) => why)).toEqual(["no-answer"]);
    expect((await world.directory.charter(CODE))?.rights.knocks).toEqual([]);
  });
});

it("[SG190] a change of rights that was missed while the store was away is learnt when it is back", async () => {
  const { world, comes, upon } = await aHouse();
  let ready = true;
  const deaf = await world.start({
    directory: {
      ...world.directory,
      ready: () => Promise.resolve(ready),
      followRights: () => Promise.resolve(() => Promise.resolve()),
    },
  });
  const passes = async () => {
    world.clock.advance(2_000);
    await settled();
  };
  const [anna, boris] = [await comes("Anna"), await comes("Boris", deaf)];
  ready = false;
  await passes();
  await upon(anna, "mute", "Boris");
  expect(shown(boris, "Boris")?.muted).toBe(false);
  ready = true;
  await passes();
  expect(shown(boris, "Boris")?.muted).toBe(true);
});

it("[RR13] whoever comes in is told how to invite somebody in Telegram, where there is a bot", async () => {
  const { world, one, two, comes } = await aHouse();
  expect((await comes("Anna", one)).heard("joined")[0]?.link).toBeUndefined();
  await world.directory.setInvite("https://t.me/efir_bot/call?startapp=");
  world.clock.advance(30_000);
  await settled();
  const link = `https://t.me/efir_bot/call?startapp=${CODE}`;
  expect((await comes("Boris", one)).heard("joined")[0]?.link).toBe(link);
  expect((await comes("Vera", two)).heard("joined")[0]?.link).toBe(link);
});

describe("chat", () => {
  it("[CH1] what is said reaches everybody inside, the sender too, and nobody else", async () => {
    const { comes, two } = await aHouse({ mode: "stage" });
    const [anna, boris] = [await comes("Anna"), await comes("Boris", two)];
    boris.say({ type: "say", text: "Hello" });
    anna.say({ type: "react", emoji: "👍" });
    await settled();
    for (const client of [anna, boris]) {
      expect(client.heard("said").map(({ line }) => [line.from, line.text])).toEqual([
        [idOf("Boris"), "Hello"],
      ]);
      expect(client.heard("reacted").map(({ reaction }) => reaction.emoji)).toEqual(["👍"]);
    }
    const outside = two.connect({ name: "Vera" });
    outside.hello();
    outside.say({ type: "say", text: "Hello" });
    await settled();
    expect(refusals(outside)).toEqual(["not-joined"]);
  });

  it("[CH2] [CH3] latecomers get what was said before, in its order", async () => {
    const { comes, two } = await aHouse();
    const anna = await comes("Anna");
    for (const text of ["one", "two", "three"]) anna.say({ type: "say", text });
    await settled();
    const [chat] = (await comes("Boris", two)).heard("chat");
    expect(chat?.lines.map(({ n, text }) => [n, text])).toEqual([
      [1, "one"],
      [2, "two"],
      [3, "three"],
    ]);
  });

  it("[CH4] ten at once and two a second, and no more", async () => {
    const { world, comes } = await aHouse();
    const anna = await comes("Anna");
    for (let n = 1; n <= 12; n++) anna.say({ type: "say", text: `line ${n}` });
    await settled();
    expect(anna.heard("said")).toHaveLength(10);
    expect(
      anna.heard("refused").map(({ of, code, retryAfterMs }) => [of, code, retryAfterMs]),
    ).toEqual([
      ["say", "too-fast", 500],
      ["say", "too-fast", 500],
    ]);
    world.clock.advance(500);
    anna.say({ type: "say", text: "again" });
    await settled();
    expect(anna.heard("said")).toHaveLength(11);
  });
});
