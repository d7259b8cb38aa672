import {
  isBarred,
  knock,
  moderates,
  roleOf,
  waiting,
  withoutKnock,
  withStanding,
  type Charter,
} from "@efir/directory";
import { ok } from "@efir/kit";
import { MemberId, type Person } from "@efir/protocol";
import * as v from "valibot";
import { afterEach, describe, expect, it, vi } from "vitest";
import { createApi } from "../api.ts";
import { createRoom } from "../open-room.ts";
import { TOKEN, type FakeTelegram } from "../testing/fake-telegram.ts";
import { ANNA, BORIS, changesMember, GROUP, presses, says } from "../testing/updates.ts";
import { buttonsOf, code, createWorld, seat, type World } from "../testing/world.ts";
import { createHouse, type House } from "./house.ts";

const ROOM = code("abcdefghij234567");
const id = (text: string) => v.parse(MemberId, text);
const person = (text: string, name = "Vera <3"): Person => ({ id: id(text), name, avatar: null });
const VERA = person("tg9");

/** All that is on its way in this process has arrived. */
async function settled(): Promise<void> {
  for (let round = 0; round < 20; round++) await new Promise((done) => setImmediate(done));
}

let houses: House[] = [];
afterEach(async () => {
  await Promise.all(houses.map((house) => house.close()));
  houses = [];
});

async function keep(world: World): Promise<House> {
  const api = createApi({
    token: TOKEN,
    apiRoot: "https://api.telegram.example",
    fetch: world.telegram.fetch,
  });
  const house = createHouse({ ...world, api });
  houses.push(house);
  await house.start();
  return house;
}

async function aRoom(entry: "approved" | "chat-members", chat: number | null = null) {
  const world = createWorld();
  await createRoom(
    ROOM,
    { title: "Friday call", person: ANNA, chat, settings: { mode: "open", entry, limit: 4 } },
    world,
  );
  await keep(world);
  const knocks = (who: Person = VERA) =>
    world.directory.changeRights(ROOM, ({ rights }) => ok(knock(rights, who, world.clock.now())));
  const charter = async (): Promise<Charter> => {
    const found = await world.directory.charter(ROOM);
    if (!found) throw new Error("The room is gone");
    return found;
  };
  const answerTo = async (who: Person = VERA) => {
    const { rights } = await charter();
    const { turnedAway } = rights.knocks.find((one) => one.person.id === who.id) ?? {};
    return turnedAway ?? rights.people[who.id]?.entry?.kind ?? null;
  };
  return { world, knocks, charter, answerTo };
}

describe("people to be approved", () => {
  it("[BT113] the owner is asked in private, once, and lets them in", async () => {
    const { world, knocks, answerTo } = await aRoom("approved");
    await keep(world);
    await knocks();
    await vi.waitFor(() => expect(world.telegram.of("sendMessage")).toHaveLength(1));
    const [asked] = world.telegram.of("sendMessage");
    expect([asked?.chat_id, asked?.text]).toEqual([
      ANNA.id,
      "🚪 <b>Vera &lt;3</b> would like to come into <b>Friday call</b>.",
    ]);
    const [letsIn] = buttonsOf(asked);
    await world.hear(presses(letsIn?.callback_data ?? ""));
    expect(await answerTo()).toBe("admitted");
    expect(world.telegram.of("editMessageText")[0]?.text).toBe("✅ Vera <3 was let in.");
    expect(world.telegram.of("sendMessage")).toHaveLength(1);
  });

  it("[BT113] or turns them away; who waits no more is not let in later", async () => {
    const { world, knocks, answerTo } = await aRoom("approved");
    await knocks();
    await vi.waitFor(() => expect(world.telegram.of("sendMessage")).toHaveLength(1));
    const [letsIn, turnsAway] = buttonsOf(world.telegram.of("sendMessage")[0]);
    await world.hear(presses(turnsAway?.callback_data ?? ""));
    expect(await answerTo()).toBe("declined");
    await world.hear(presses(letsIn?.callback_data ?? ""));
    expect(await answerTo()).toBe("declined");
    expect(world.telegram.of("answerCallbackQuery").at(-1)?.text).toContain("not wait any more");
  });

  it("[TRAP4] who presses is looked up: the message may have been passed on", async () => {
    const { world, knocks, answerTo } = await aRoom("approved");
    await knocks();
    await vi.waitFor(() => expect(world.telegram.of("sendMessage")).toHaveLength(1));
    const [letsIn] = buttonsOf(world.telegram.of("sendMessage")[0]);
    await world.hear(presses(letsIn?.callback_data ?? "", BORIS));
    expect(await answerTo()).toBeNull();
    expect(world.telegram.of("answerCallbackQuery").at(-1)?.text).toContain("модераторы");
    expect(world.telegram.of("editMessageText")).toEqual([]);
  });

  it("[BT113] whoever comes back to the door is not announced again at once", async () => {
    const { world, knocks } = await aRoom("approved");
    const leaves = () =>
      world.directory.changeRights(ROOM, ({ rights }) => ok(withoutKnock(rights, VERA.id)));
    for (let n = 0; n < 3; n++) {
      await knocks();
      await vi.waitFor(() => expect(world.telegram.of("sendMessage")).toHaveLength(1));
      await settled();
      await leaves();
      world.clock.advance(1);
    }
    expect(world.telegram.of("sendMessage")).toHaveLength(1);
    world.clock.advance(5 * 60_000);
    await knocks();
    await vi.waitFor(() => expect(world.telegram.of("sendMessage")).toHaveLength(2));
  });

  it("[BT114] nobody is written to while somebody inside sees who knocks", async () => {
    const { world, knocks } = await aRoom("approved");
    await world.directory.changeRights(ROOM, ({ rights }) =>
      ok(withStanding(rights, id("gBoris"), { moderator: true })),
    );
    await seat(world.directory, ROOM, "Boris");
    await knocks();
    await settled();
    expect(world.telegram.of("sendMessage")).toEqual([]);
  });
});

describe("members of a chat", () => {
  it.each([
    ["a member", { status: "member" }, "admitted"],
    ["one who may not write", { status: "restricted", is_member: true }, "admitted"],
    [
      "one who was restricted and left",
      { status: "restricted", is_member: false },
      "not-a-chat-member",
    ],
    ["one who left", { status: "left" }, "not-a-chat-member"],
    ["one who was banned", { status: "kicked" }, "not-a-chat-member"],
  ])("[BT115] [TRAP4] Telegram is asked about the person: %s", async (_who, member, answer) => {
    const { world, knocks, answerTo } = await aRoom("chat-members", GROUP.id);
    world.telegram.answer("getChatMember", () => member);
    await knocks();
    await vi.waitFor(async () => expect(await answerTo()).toBe(answer));
    expect(world.telegram.of("getChatMember")).toMatchObject([{ chat_id: GROUP.id, user_id: 9 }]);
    expect(world.telegram.of("sendMessage")).toEqual([]);
  });

  it("[BT115] a guest is nobody's member, and Telegram need not be asked", async () => {
    const { world, knocks, answerTo } = await aRoom("chat-members", GROUP.id);
    const guest = person("gVera");
    await knocks(guest);
    await vi.waitFor(async () => expect(await answerTo(guest)).toBe("not-a-chat-member"));
    expect(world.telegram.of("getChatMember")).toEqual([]);
  });

  it.each([
    [
      "never was there",
      { error_code: 400, description: "Bad Request: member not found" },
      "not-a-chat-member",
    ],
    [
      "the bot is not there",
      { error_code: 403, description: "Forbidden: bot was kicked" },
      "no-answer",
    ],
    ["Telegram is away", "lost" as const, "no-answer"],
  ])("[BT115] what Telegram does not tell is told as it is: %s", async (_why, refusal, answer) => {
    const { world, knocks, answerTo } = await aRoom("chat-members", GROUP.id);
    world.telegram.refuse("getChatMember", refusal);
    await knocks();
    await vi.waitFor(async () => expect(await answerTo()).toBe(answer));
  });

  it("[BT115] a group that became a supergroup is asked again, and remembered", async () => {
    const { world, knocks, charter, answerTo } = await aRoom("chat-members", GROUP.id);
    const moved = { migrate_to_chat_id: -1_001_000_000_009 };
    const description = "Bad Request: group chat was upgraded to a supergroup chat";
    world.telegram.refuse("getChatMember", { error_code: 400, description, parameters: moved });
    world.telegram.answer("getChatMember", () => ({ status: "member" }));
    await knocks();
    await vi.waitFor(async () => expect(await answerTo()).toBe("admitted"));
    expect((await charter()).rights.chat).toBe(moved.migrate_to_chat_id);
  });

  it("[BT116] who knocks again and again is looked up once in ten seconds", async () => {
    const { world, knocks, answerTo } = await aRoom("chat-members", GROUP.id);
    world.telegram.answer("getChatMember", () => ({ status: "left" }));
    for (let n = 0; n < 5; n++) {
      world.clock.advance(1);
      await knocks();
      await vi.waitFor(async () => expect(await answerTo()).toBe("not-a-chat-member"));
    }
    expect(world.telegram.of("getChatMember")).toHaveLength(1);
    world.clock.advance(10_000);
    await knocks();
    await vi.waitFor(() => expect(world.telegram.of("getChatMember")).toHaveLength(2));
  });

  it("[BT116] of two bots one asks Telegram", async () => {
    const { world, knocks, answerTo } = await aRoom("chat-members", GROUP.id);
    await keep(world);
    world.telegram.answer("getChatMember", () => ({ status: "member" }));
    await knocks();
    await vi.waitFor(async () => expect(await answerTo()).toBe("admitted"));
    expect(world.telegram.of("getChatMember")).toHaveLength(1);
  });

  it("[BT116] whoever was removed has to be let in by people, member of the chat or not", async () => {
    const { world, knocks, charter } = await aRoom("chat-members", GROUP.id);
    await world.directory.changeRights(ROOM, ({ rights }) =>
      ok(withStanding(rights, VERA.id, { entry: { kind: "removed", at: 1 } })),
    );
    await knocks();
    await vi.waitFor(() => expect(world.telegram.of("sendMessage")).toHaveLength(1));
    expect(world.telegram.of("getChatMember")).toEqual([]);
    expect(waiting((await charter()).rights)).toHaveLength(1);
  });
});

describe("the chat's own people", () => {
  const admin = (user: object, more: object = {}) => ({
    status: "administrator",
    user: { is_bot: false, first_name: "Admin", ...user },
    is_anonymous: false,
    ...more,
  });

  async function groupRoom(telegram?: (telegram: FakeTelegram) => void) {
    const world = createWorld();
    telegram?.(world.telegram);
    const house = await keep(world);
    await world.hear(says("/room", GROUP, { from: BORIS }));
    const room = await world.store.runningRoom({ chat: GROUP.id, thread: null });
    if (!room) throw new Error("No room was opened");
    const charter = async () => {
      const found = await world.directory.charter(room);
      if (!found) throw new Error("The room is gone");
      return found;
    };
    return { world, house, room, charter };
  }

  it("[BT117] admins moderate, also whoever opened the room; bots and the anonymous stay unnamed", async () => {
    const admins = [
      admin({ id: ANNA.id }),
      admin({ id: 20 }, { is_anonymous: true }),
      admin({ id: 21, is_bot: true }),
    ];
    const { charter } = await groupRoom((telegram) =>
      telegram.answer("getChatAdministrators", () => admins),
    );
    await vi.waitFor(async () => expect(moderates(await charter(), id("tg7"))).toBe(true));
    const now = await charter();
    expect(["tg7", "tg8", "tg20", "tg21"].map((one) => roleOf(now, id(one)))).toEqual([
      "moderator",
      "owner",
      "speaker",
      "speaker",
    ]);
  });

  it("[BT117] one who is no admin any more does not moderate any more", async () => {
    let admins = [admin({ id: ANNA.id })];
    const { world, house, room, charter } = await groupRoom((telegram) =>
      telegram.answer("getChatAdministrators", () => admins),
    );
    await vi.waitFor(async () => expect(moderates(await charter(), id("tg7"))).toBe(true));
    admins = [];
    await world.hear(
      changesMember(GROUP, admin({ id: ANNA.id }), { status: "member", user: ANNA }),
    );
    expect(world.lookedAtAdmins).toEqual([room]);
    house.admins.refresh(room);
    await vi.waitFor(async () => expect(moderates(await charter(), id("tg7"))).toBe(false));
  });

  it("[BT118] the chat's ban is the room's ban, and so is its end", async () => {
    const { world, charter } = await groupRoom();
    const vera = { id: 9, is_bot: false, first_name: "Vera" };
    const member = { status: "member", user: vera };
    const kicked = { status: "kicked", user: vera, until_date: 0 };
    await world.hear(changesMember(GROUP, member, kicked));
    expect(isBarred((await charter()).rights, VERA.id)).toBe("banned");
    await world.hear(changesMember(GROUP, kicked, { status: "left", user: vera }));
    expect(isBarred((await charter()).rights, VERA.id)).toBeNull();
  });

  it("[BT118] a bot that may not ask leaves things as they are", async () => {
    const refusal = { error_code: 400, description: "Bad Request: member list is inaccessible" };
    const { charter } = await groupRoom((telegram) =>
      telegram.refuse("getChatAdministrators", refusal),
    );
    expect((await charter()).rights).toMatchObject({ version: 0, chat: GROUP.id });
  });
});

it("[BT120] whoever is in a room can be told how to invite to it", async () => {
  const { world } = await aRoom("approved");
  expect(await world.directory.invite()).toBe("https://t.me/EfirBot/room?startapp=");
});
